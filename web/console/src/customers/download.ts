/** Hands a text to the browser as a file to keep. */
export function saveAs(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The click has started reading by the next turn; the memory can go then.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
