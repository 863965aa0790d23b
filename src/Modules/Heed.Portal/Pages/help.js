// Answers while typing, and the chat button. Without this file every page works as it is.
(() => {
  const box = document.getElementById('q');
  const found = document.getElementById('found');
  let timer = 0;
  let asked = '';
  const ask = async () => {
    const words = box.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < 2) return void (found.hidden = true);
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`);
      if (!answer.ok || asked !== words) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      found.replaceChildren(...page.body.childNodes);
      found.hidden = found.childElementCount === 0;
    } catch {
      // No line: the form still searches.
      found.hidden = true;
    }
  };
  box.addEventListener('input', (e) => {
    // A word that is being composed is not one yet.
    if (e.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 180);
  });
  box.addEventListener('compositionend', () => setTimeout(ask, 0));
  box.addEventListener('keydown', (e) => {
    if (e.isComposing || e.keyCode === 229) return;
    if (e.key === 'Escape') found.hidden = true;
    if (e.key === 'ArrowDown' && !found.hidden) {
      e.preventDefault();
      found.querySelector('a').focus();
    }
  });
  found.addEventListener('keydown', (e) => {
    const links = [...found.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (e.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)].focus();
    else if (e.key === 'ArrowUp') (links[at - 1] ?? box).focus();
    else if (e.key === 'Escape') {
      found.hidden = true;
      box.focus();
    } else return;
    e.preventDefault();
  });

  const chat = document.getElementById('chat');
  if (!chat) return;
  addEventListener('load', () => {
    if (!window.Heed) return;
    chat.hidden = false;
    chat.addEventListener('click', () => window.Heed.open());
  });
})();
