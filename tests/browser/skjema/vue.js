// A host in Vue: the form and the tag stand in one template; the mapping is given as a property, and the sum comes back by v-model.
import '/tildeling.js';

const { createApp } = globalThis.Vue;

const app = createApp({
  data: () => ({
    rows: [{ tjeneste: '', timer: '' }],
    sum: '',
    kart: { line: '.rad', fields: { service: { selector: 'select', values: { HS: 'hjemmesykepleie', PB: 'praktisk_bistand' } }, hours: '.timer' }, output: { month: { selector: '#sum', event: true } } },
  }),
  template: `<form id="skjema">
      <div class="rad" v-for="(row, at) in rows">
        <label>Tjeneste <select :id="'tjeneste-' + at" v-model="row.tjeneste"><option value="">Velg</option><option value="HS">Hjemmesykepleie</option><option value="PB">Praktisk bistand</option></select></label>
        <label>Timer <input class="timer" :id="'timer-' + at" v-model.trim="row.timer"></label>
        <button type="button" :id="'fjern-' + at" @click="rows.splice(at, 1)">Fjern</button>
      </div>
      <button type="button" id="ny" @click="rows.push({ tjeneste: '', timer: '' })">Ny rad</button>
      <label>Sum <input id="sum" v-model="sum"></label>
    </form>
    <tildeling-kostnad for="skjema" kommune="9901" date="2026-11-22" :mapping.prop="kart"></tildeling-kostnad>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('tildeling-');
globalThis.held = app.mount('#app');
// The tag came with the template.
const { load } = await import('/tildeling.js');
load();
