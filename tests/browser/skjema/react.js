// A host in React that knows nothing of us: every field is controlled, every key draws all again, and a changed row gets new nodes.
import { attach } from '/tildeling.js';

const { createElement: h, useState, useEffect, useRef } = globalThis.React;
globalThis.draws = 0;

function Form() {
  const [rows, setRows] = useState([{ tjeneste: '', timer: '' }]);
  const [sum, setSum] = useState('');
  const form = useRef(null);
  globalThis.draws += 1;
  globalThis.held = { rows, sum };
  useEffect(() => {
    const coming = attach(form.current, {
      line: '.rad', fields: { service: { selector: 'select', values: { HS: 'hjemmesykepleie', PB: 'praktisk_bistand' } }, hours: '.timer' }, output: { month: { selector: '#sum', event: true } },
    }, { kommune: '9901', date: '2026-11-22', into: document.querySelector('#kostnad') });
    return () => coming.then(({ detach }) => detach());
  }, []);
  const set = (at, patch) => setRows(rows.map((row, place) => (place === at ? { ...row, ...patch } : row)));
  return h('form', { ref: form },
    rows.map((row, at) => h('div', { className: 'rad', key: `${at} ${row.tjeneste}` },
      h('label', null, 'Tjeneste', h('select', { id: `tjeneste-${at}`, value: row.tjeneste, onChange: (event) => set(at, { tjeneste: event.target.value }) }, h('option', { value: '' }, 'Velg'), h('option', { value: 'HS' }, 'Hjemmesykepleie'), h('option', { value: 'PB' }, 'Praktisk bistand'))),
      h('label', null, 'Timer', h('input', { className: 'timer', id: `timer-${at}`, value: row.timer, onChange: (event) => set(at, { timer: event.target.value.replace('.', ',') }) })))),
    h('button', { type: 'button', id: 'ny', onClick: () => setRows([...rows, { tjeneste: '', timer: '' }]) }, 'Ny rad'),
    h('label', null, 'Sum', h('input', { id: 'sum', value: sum, onChange: (event) => setSum(event.target.value) })));
}

const root = globalThis.ReactDOM.createRoot(document.querySelector('#app'));
root.render(h(Form));
globalThis.leave = () => root.unmount();
