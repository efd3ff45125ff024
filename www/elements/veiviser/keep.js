//! Keeping the result: printed, copied or downloaded, all made here in the page.
import { h } from '../../lib/dom.js';
import { note, toNodes, toText } from './note.js';
import { printNodes } from './print.js';

export function printNote(it, result) {
  const made = note(it, result);
  return printNodes(it, made.title, toNodes(made));
}

export async function copyNote(it, result) {
  const text = toText(note(it, result));
  const copied = await write(text, it.host.view);
  it.announce(it.t(copied ? 'keep.copied' : 'keep.not-copied'));
  return copied;
}

export function downloadNote(it, result) {
  const url = URL.createObjectURL(new Blob([toText(note(it, result))], { type: 'text/plain;charset=utf-8' }));
  h('a', { href: url, download: it.t('keep.file') }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The clipboard, or the older way where a page may not use it. */
async function write(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = near.getRootNode().activeElement;
    const field = h('textarea', { class: 't-hidden', readonly: true, 'aria-hidden': 'true', tabindex: -1 }, text);
    near.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    before?.focus();
    return done;
  }
}
