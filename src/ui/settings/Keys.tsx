const SIGNS: Readonly<Record<string, string>> = { Period: '.', Comma: ',' };

/** `Alt+Shift+Period` as keys side by side. */
export const Keys = ({ text }: { readonly text: string }) => <>{text.split(/[+ ]/).map((key, at) => <kbd key={at}>{SIGNS[key] ?? key}</kbd>)}</>;
