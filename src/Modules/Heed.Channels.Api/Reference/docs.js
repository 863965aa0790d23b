// Shows /openapi/v1.json of this server. Everything is put in as text, never as markup.
'use strict';
const words = {
  en: { find: 'Find: webhook, POST, conversations …', other: '中文', intro: 'Every operation of this server, as its own description says.', auth: 'Send an API key as “Authorization: Bearer …”. Keys are made in the console under Settings → API keys; the widget and inboxes of channel API have tokens of their own.', errors: 'Errors are application/problem+json with a stable code and a trace id.', needs: 'needs {0}', anyone: 'no sign-in', member: 'any member', person: 'signed-in person', token: 'token', params: 'Parameters', body: 'Body', answer: 'Answer', example: 'Example', name: 'Name', type: 'Type', text: 'Meaning', required: 'required', copy: 'Copy', copied: 'Copied', none: 'Nothing fits. Try another word.', failed: 'The description could not be read. Reload the page.', loading: 'Reading …', nothing: 'no content' },
  zh: { find: '查找：webhook、POST、conversations …', other: 'English', intro: '本服务器的全部接口，直接来自它自己的描述文件。', auth: '请求头带上 API 密钥：“Authorization: Bearer …”。密钥在控制台“设置 → API 密钥”中生成；聊天插件和 API 收件箱使用各自的令牌。', errors: '错误为 application/problem+json，带有稳定的 code 和 traceId。', needs: '需要 {0}', anyone: '无需登录', member: '任何成员', person: '已登录的人', token: '令牌', params: '参数', body: '请求体', answer: '响应', example: '示例', name: '名称', type: '类型', text: '含义', required: '必填', copy: '复制', copied: '已复制', none: '没有符合的内容，换个词试试。', failed: '描述文件读取失败，请刷新页面。', loading: '读取中 …', nothing: '无内容' },
};
let language = /^zh/u.test(navigator.language) ? 'zh' : 'en';
let api = null;
const t = (key, value) => words[language][key].replace('{0}', value ?? '');
const byId = (id) => document.getElementById(id);

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const schemaOf = (schema) => (schema?.$ref ? api.components.schemas[schema.$ref.split('/').pop()] : schema) ?? {};

function typeOf(schema, depth = 0) {
  if (schema?.$ref) return schema.$ref.split('/').pop();
  if (!schema) return '';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  for (const key of ['oneOf', 'anyOf', 'allOf']) if (schema[key] && depth < 4) return schema[key].map((one) => typeOf(one, depth + 1)).join(' | ');
  const types = [schema.type ?? 'any'].flat().map((type) => (type === 'array' ? `${typeOf(schema.items, depth + 1)}[]` : type));
  return types.join(' | ') + (schema.format ? ` (${schema.format})` : '');
}

/** An example value: the shape of the schema, not its meaning. */
function sample(schema, depth = 0) {
  const now = schemaOf(schema);
  if (depth > 5) return null;
  if (now.default !== undefined) return now.default;
  if (now.enum) return now.enum.find((value) => value !== null);
  const variant = (now.oneOf ?? now.anyOf ?? now.allOf)?.find((one) => one.type !== 'null');
  if (variant) return sample(variant, depth + 1);
  const type = [now.type].flat().find((one) => one !== 'null');
  if (type === 'object' || now.properties) return Object.fromEntries(Object.entries(now.properties ?? {}).map(([key, value]) => [key, sample(value, depth + 1)]));
  if (type === 'array') return [sample(now.items, depth + 1)];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type !== 'string') return null;
  return { uuid: '01930000-0000-7000-8000-000000000000', 'date-time': '2026-01-31T08:00:00Z', byte: 'aGVsbG8=' }[now.format] ?? 'text';
}

function accessOf(operation) {
  const permission = /`([a-zA-Z]+\.[a-zA-Z]+)`/u.exec(operation.description ?? '')?.[1];
  if (permission) return t('needs', permission);
  if (!operation.security) return t('anyone');
  if (operation.security.some((one) => 'session' in one)) return operation.inWorkspace ? t('member') : t('person');
  return t('token');
}

function fields(title, rows) {
  if (rows.length === 0) return null;
  return el('div', null, el('h3', null, title), el('table', null,
    el('thead', null, el('tr', null, ...['name', 'type', 'text'].map((key) => el('th', { scope: 'col' }, t(key))))),
    el('tbody', null, ...rows.map(([name, type, text]) => el('tr', null, el('td', null, el('code', null, name)), el('td', { class: 'soft' }, type), el('td', null, text))))));
}

const properties = (schema) => {
  const now = schemaOf(schema);
  return Object.entries(now.properties ?? {}).map(([name, value]) => [name, typeOf(value), [now.required?.includes(name) ? t('required') : '', value.description ?? ''].filter(Boolean).join('. ')]);
};

function curlOf(path, verb, operation) {
  const lines = [`curl${verb === 'get' ? '' : ` -X ${verb.toUpperCase()}`} "${location.origin}${path}"`];
  if (operation.security) lines.push(`-H "Authorization: Bearer $${path.startsWith('/api/') ? 'KEY' : 'TOKEN'}"`);
  const content = operation.requestBody?.content ?? {};
  if (content['application/json']) lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(sample(content['application/json'].schema), null, 2).replaceAll("'", "'\\''")}'`);
  else if (content['multipart/form-data']) lines.push('-F "file=@picture.png"');
  return lines.join(' \\\n  ');
}

function code(text) {
  const button = el('button', { type: 'button', onclick: async () => {
    await navigator.clipboard.writeText(text).then(() => (button.textContent = t('copied')), () => getSelection().selectAllChildren(pre));
    setTimeout(() => (button.textContent = t('copy')), 2000);
  } }, t('copy'));
  const pre = el('pre', null, text);
  return el('div', { class: 'code' }, pre, button);
}

function inside(path, verb, operation) {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const [status, answer] = Object.entries(operation.responses ?? {}).find(([key]) => key.startsWith('2')) ?? ['', {}];
  const shape = answer.content?.['application/json']?.schema;
  return el('div', { class: 'inside' },
    operation.description ? el('p', null, operation.description.replaceAll('`', '')) : null,
    fields(t('params'), (operation.parameters ?? []).map((p) => [p.name, `${typeOf(p.schema)} · ${p.in}`, [p.required ? t('required') : '', p.description ?? ''].filter(Boolean).join('. ')])),
    body ? fields(`${t('body')} · ${typeOf(body)}`, properties(body)) : null,
    shape ? fields(`${t('answer')} ${status} · ${typeOf(shape)}`, properties(shape)) : el('p', { class: 'soft' }, `${t('answer')} ${status} · ${answer.content ? Object.keys(answer.content).join(', ') : t('nothing')}`),
    el('h3', null, t('example')), code(curlOf(path, verb, operation)));
}

function entry(path, verb, operation) {
  const box = el('details', { id: operation.operationId ?? `${verb}-${path}` }, el('summary', null,
    el('span', { class: `verb ${verb}` }, verb.toUpperCase()), el('span', { class: 'path' }, path), el('span', { class: 'words' }, operation.summary ?? ''), el('span', { class: 'chip' }, accessOf(operation))));
  // Made when it is first opened: there are hundreds.
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1) box.append(inside(path, verb, operation));
  });
  return box;
}

function render() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  byId('find').placeholder = t('find');
  byId('find').setAttribute('aria-label', t('find'));
  byId('language').textContent = t('other');
  const main = byId('main');
  if (!api) return main.replaceChildren(el('p', { class: 'soft' }, t('loading')));
  const wanted = byId('find').value.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const verb of ['get', 'post', 'put', 'patch', 'delete']) {
      const operation = item[verb];
      if (!operation) continue;
      const text = `${verb} ${path} ${operation.summary ?? ''} ${operation.description ?? ''} ${operation.tags?.join(' ') ?? ''} ${operation.operationId ?? ''}`.toLowerCase();
      if (!wanted.every((word) => text.includes(word))) continue;
      const tag = operation.tags?.[0] ?? 'API';
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(entry(path, verb, { ...operation, inWorkspace: path.includes('{workspace}') }));
    }
  }
  const tags = [...groups.keys()].sort((a, b) => a.localeCompare(b));
  const idOf = (tag) => `tag-${tag.replaceAll(' ', '-')}`;
  byId('tags').replaceChildren(...tags.map((tag) => el('a', { href: `#${idOf(tag)}` }, tag)));
  main.replaceChildren(
    el('h1', null, `${api.info.title} ${api.info.version}`), el('p', null, t('intro')), el('p', { class: 'soft' }, t('auth')), el('p', { class: 'soft' }, t('errors')),
    ...(tags.length === 0 ? [el('p', null, t('none'))] : tags.flatMap((tag) => [el('h2', { id: idOf(tag) }, tag), ...groups.get(tag)])));
  show();
}

/** Opens what the address names. */
function show() {
  const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
  if (target?.tagName === 'DETAILS') target.open = true;
  target?.scrollIntoView();
}

addEventListener('DOMContentLoaded', async () => {
  byId('find').addEventListener('input', (event) => event.isComposing || render());
  byId('find').addEventListener('compositionend', render);
  byId('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    render();
  });
  addEventListener('hashchange', show);
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.isComposing || event.target === byId('find')) return;
    event.preventDefault();
    byId('find').focus();
  });
  render();
  try {
    const answer = await fetch('/openapi/v1.json');
    if (!answer.ok) throw new Error(String(answer.status));
    api = await answer.json();
    render();
  } catch {
    byId('main').replaceChildren(el('p', { role: 'alert' }, t('failed')));
  }
});
