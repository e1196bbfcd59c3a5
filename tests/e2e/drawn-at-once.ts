/**
 * For the popup's page: the headwords listed for a query in the very turn in
 * which it is put into the box. No message can have come by then.
 */
export async function drawnAtOnce(query: string): Promise<string[]> {
  const box = document.querySelector<HTMLInputElement>('[role=combobox]')!;
  const put = async (value: string): Promise<void> => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, value);
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  };
  await put('');
  await put(query);
  return [...document.querySelectorAll('[role=option] b')].map((head) => head.textContent);
}
