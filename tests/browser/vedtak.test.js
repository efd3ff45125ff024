// A caseworker's day: a case is entered, changed, explained, compared and copied, with the keyboard, and nothing typed is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CASE, cell, desk, fill, fillCase, frame, inside, settled, total, typeCase } from './vedtak-gang.js';
import { open } from './harness.js';

const copied = (visit) => visit.page.evaluate(() => navigator.clipboard.readText());
const allow = async (visit) => visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);

test('every keystroke changes the cost in the next frame', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, { service: 'praktisk_bistand', amount: '1 t', from: '01.12.2026' });
  await frame(visit);
  const one = await total(visit);
  assert.ok(one > 0);
  await visit.pause(700); // it has been told
  await cell(visit, 0, 'amount').fill('2 t');
  await frame(visit);
  const two = await total(visit);
  assert.ok(Math.abs(two - 2 * one) <= 1, `${one} and ${two}`);
  assert.match(await visit.page.locator('.v-change').innerText(), /^Opp [\d\s\u00a0]+kr siden sist$/);
  await cell(visit, 0, 'every').selectOption('weeks:2');
  await frame(visit);
  assert.ok(Math.abs((await total(visit)) - one) <= 1);
});

test('the change is told once, politely, when the typing rests', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, { service: 'praktisk_bistand', amount: '1 t' });
  await visit.pause(700);
  await inside(visit, (element) => { element.said = []; new MutationObserver(() => element.status.textContent && element.said.push(element.status.textContent)).observe(element.status, { childList: true, characterData: true, subtree: true }); });
  await cell(visit, 0, 'amount').click();
  await visit.page.keyboard.press('Control+A');
  // The page's clock stands still while we type: a slow machine makes no rest between the keys.
  await visit.page.clock.install();
  await visit.page.clock.pauseAt(Date.now() + 1000);
  for (const key of '2,5 t') {
    await visit.page.keyboard.type(key);
    await visit.page.clock.runFor(100);
  }
  await visit.page.clock.runFor(1000);
  const said = await inside(visit, (element) => element.said);
  assert.equal(said.length, 1, said.join(' | '));
  assert.match(said[0], /^Kostnad per måned \d+(,\d+)? kroner, opp \d+(,\d+)?$/);
});

test('a common case is entered and copied with the keyboard in at most 60 keys beyond the data', async (t) => {
  const visit = await desk(t);
  await allow(visit);
  const name = (id) => inside(visit, (element, id) => element.model.calculator.byId.get(id).name, id);
  const focused = () => inside(visit, (element) => element.shadowRoot.activeElement?.dataset.cell ?? element.shadowRoot.activeElement?.textContent ?? '');
  const until = async (wanted, key = 'Tab') => { for (let at = 0; (await focused()) !== wanted; at += 1) { assert.ok(at < 60, `never reached ${wanted}`); await visit.press(key); } };
  await inside(visit, (element) => element.shadowRoot.querySelector('h1').focus());
  visit.keys = 0;
  await until('service');
  for (const [at, line] of CASE.entries()) {
    if (at > 0) { await visit.press('Enter'); assert.equal(await focused(), 'service'); }
    await visit.type((await name(line.service)).slice(0, 12));
    await until('amount');
    await visit.type(line.amount.replace('hver 3. uke', 'hver 3. uke'));
    await until('from');
    await visit.type(line.from);
    if (line.to) { await until('to'); await visit.type(line.to); }
  }
  await until('Kopier til sakskortet');
  await visit.press('Enter');
  await frame(visit);
  const text = await copied(visit);
  for (const line of CASE) assert.ok(text.includes(await name(line.service)), line.service);
  assert.match(text, /1,5 t hver 3\. uke/);
  assert.ok(visit.keys <= 60, `${visit.keys} keys beyond the data`);
  t.diagnostic(`${visit.keys} keys beyond the data`);
});

test('fields explain what they can not read, and the rest is still counted', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const before = await total(visit);
  const bad = { amount: ['mye', '1e9 t', '1000000000 t', '-2 t', '30'], from: ['31.02.2026', 'i morgen'], to: ['01.01.2020', '32.13.2026'], times: ['-1', 'to', '0'] };
  for (const [name, texts] of Object.entries(bad)) {
    for (const text of texts) {
      const good = await cell(visit, 0, name).inputValue();
      await cell(visit, 0, name).fill(text);
      await cell(visit, 0, name).blur();
      await frame(visit);
      const input = cell(visit, 0, name);
      assert.equal(await input.getAttribute('aria-invalid'), 'true', `${name}: ${text}`);
      assert.equal(await input.inputValue(), text, 'what was typed stays');
      const explained = await visit.page.locator(`#${await input.getAttribute('aria-describedby')}`).innerText();
      assert.ok(explained.length > 15, explained);
      assert.ok((await total(visit)) > 0, 'the other lines are still counted');
      await cell(visit, 0, name).fill(good);
      await cell(visit, 0, name).blur();
    }
  }
  await frame(visit);
  assert.equal(await total(visit), before);
  assert.equal(await cell(visit, 0, 'amount').getAttribute('aria-invalid'), null);
});

test('a number like an identity number is taken out and explained, in every field', async (t) => {
  const visit = await desk(t);
  await visit.page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).fill('Ringe 010190 12345 i dag');
  assert.equal(await visit.page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).inputValue(), 'Ringe  i dag');
  await visit.page.getByText('ligner et fødselsnummer').first().waitFor();
  await cell(visit, 0, 'amount').fill('01019012345');
  assert.equal(await cell(visit, 0, 'amount').inputValue(), '');
  await cell(visit, 0, 'amount').blur();
  await frame(visit);
  assert.doesNotMatch(await inside(visit, (element) => JSON.stringify(element.model.state)), /12345/);
});

test('lines are duplicated, removed, and brought back; undo and redo go over everything', async (t) => {
  const visit = await desk(t);
  await typeCase(visit);
  const before = await total(visit);
  const { page } = visit;
  await page.getByRole('button', { name: /^Dupliser, linje 3/ }).click();
  assert.equal(await page.locator('tbody.v-line').count(), 4);
  await page.getByRole('button', { name: /^Fjern, linje 4/ }).click();
  await page.getByRole('button', { name: /^Fjern, linje 1/ }).click();
  assert.equal(await page.locator('tbody.v-line').count(), 2);
  await page.locator('.v-note').getByRole('button', { name: 'Angre' }).click();
  assert.equal(await page.locator('tbody.v-line').count(), 3);
  await frame(visit);
  assert.equal(await total(visit), before);
  await cell(visit, 0, 'amount').fill('9 t');
  await page.keyboard.press('Control+Z');
  assert.equal(await cell(visit, 0, 'amount').inputValue(), '1,5 t');
  await page.keyboard.press('Control+Shift+Z');
  assert.equal(await cell(visit, 0, 'amount').inputValue(), '9 t');
  for (let steps = 0; await page.getByRole('button', { name: /^Angre/ }).first().isEnabled(); steps += 1) { assert.ok(steps < 100); await page.getByRole('button', { name: /^Angre/ }).first().click(); }
  assert.ok(await inside(visit, (element) => element.model.state.packages.a.lines.length === 1 && element.model.state.packages.a.lines[0].service === ''));
});

test('rows from a spreadsheet are pasted into the table, rubbish is explained, and one undo takes it back', async (t) => {
  const visit = await desk(t);
  const paste = (text) => cell(visit, 0, 'service').evaluate((node, text) => { const data = new DataTransfer(); data.setData('text/plain', text); node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true })); }, text);
  await paste('Tjeneste\tOmfang\tFra\nPraktisk bistand\t1,5 t hver 3. uke\t1.12.26\nTrygghetsalarm\t1 måned\t1.12.26\nGullmedalje\t3 t\t');
  await frame(visit);
  assert.equal(await visit.page.locator('tbody.v-line').count(), 2);
  assert.match(await visit.page.locator('.v-panel-lines .v-note').innerText(), /2 linjer er limt inn.*Gullmedalje/s);
  await paste('<b>\tfødt 01019012345\t3\n');
  assert.match(await visit.page.locator('.v-panel-lines .v-note').innerText(), /fødselsnummer/);
  assert.equal(await visit.page.locator('tbody.v-line').count(), 2);
  await visit.page.getByRole('button', { name: /^Angre/ }).first().click();
  assert.equal(await visit.page.locator('tbody.v-line').count(), 1);
});

test('the arrow keys and Enter move between lines, and Enter after the last makes a new one', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const at = () => inside(visit, (element) => element.shadowRoot.activeElement.dataset.key);
  await cell(visit, 0, 'amount').click();
  await visit.page.keyboard.press('ArrowDown');
  assert.match(await at(), /a\/2\/amount/);
  await visit.page.keyboard.press('Enter');
  assert.match(await at(), /a\/3\/amount/);
  await visit.page.keyboard.press('ArrowUp');
  assert.match(await at(), /a\/2\/amount/);
  await visit.page.keyboard.press('Enter');
  await visit.page.keyboard.press('Enter');
  assert.match(await at(), /a\/4\/service/);
});

test('findings are explained in the writer\'s own words, and the words stand in the text', async (t) => {
  const visit = await desk(t);
  await allow(visit);
  await fillCase(visit);
  const { page } = visit;
  const left = () => inside(visit, (element) => ({ ...element.panels.check.left }));
  const before = await left();
  assert.ok(before.must_explain > 0, 'a draft without reasons must be explained');
  await page.locator('.v-finding[data-severity=must_explain]').first().getByRole('button', { name: 'Forklar' }).click();
  await page.keyboard.type('Personen venter på plass, og datteren reiser.');
  await frame(visit);
  const after = await left();
  assert.equal(after.must_explain, before.must_explain - 1);
  await page.getByRole('button', { name: 'Kopier til sakskortet' }).first().click();
  assert.match(await copied(visit), /Forklaring: Personen venter på plass, og datteren reiser\./);
});

test('reasons, law, review, ladder and refusal are entered at the line and come into the text', async (t) => {
  const visit = await desk(t);
  await allow(visit);
  await fill(visit, 0, CASE[0]);
  const { page } = visit;
  await page.getByRole('button', { name: /^Begrunnelse, linje 1/ }).click();
  const more = page.locator('.v-more').first();
  await more.getByLabel('Søkt om').fill('3 t hver uke');
  await more.getByLabel('Vurdert behov').fill('2 t hver 2. uke');
  await more.getByLabel('Begrunnelse', { exact: true }).fill('Klarer det meste selv.');
  await more.getByRole('button', { name: /^Sett inn .*§/ }).click();
  await more.getByRole('button', { name: /seks måneder etter start/ }).click();
  assert.equal(await more.getByLabel('Vurderes på nytt senest').inputValue(), '01.06.2027');
  await more.getByLabel('Hva er gjort?').first().selectOption('provd');
  await more.getByLabel('Hvorfor').first().fill('Robotstøvsuger klarte ikke dørstokkene');
  await more.getByLabel('Plass og kapasitet').fill('Venter på plass');
  await page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).fill('Gå på sangkoret');
  await page.getByRole('button', { name: 'Kopier til sakskortet' }).first().click();
  let text = await copied(visit);
  for (const part of ['Søkt om: 3 t hver uke', 'Vurdert behov: 2 t hver 2. uke', 'Innvilget: 1,5 t hver 3. uke', 'Begrunnelse: Klarer det meste selv.', 'Vurderes på nytt senest: 1. juni 2027', 'prøvd, Robotstøvsuger', 'Plass og kapasitet: Venter på plass', 'Viktig for personen: Gå på sangkoret', 'UTKAST – IKKE ET VEDTAK', 'Kvittering: regler']) assert.ok(text.includes(part), `${part}\n${text}`);
  assert.match(text, /Klage\n- .+/);
  await more.getByLabel('Resultat').selectOption('refused');
  await more.getByLabel('Tilbys i stedet').fill('Innkjøring av varer');
  await frame(visit);
  await page.getByRole('button', { name: 'Kopier til sakskortet' }).first().click();
  text = await copied(visit);
  assert.match(text, /Innvilget\/avslag: Avslag/);
  assert.match(text, /Tilbys i stedet: Innkjøring av varer/);
});

test('table, JSON and provider\'s summary carry receipt and price, and only the case card what matters to the person', async (t) => {
  const visit = await desk(t);
  await allow(visit);
  await fillCase(visit);
  await visit.page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).fill('Sangkoret på torsdager');
  const press = async (name) => { await visit.page.getByRole('button', { name, exact: true }).click(); return copied(visit); };
  const tsv = await press('Kopier tabell');
  const rows = tsv.split('\n').map((row) => row.split('\t'));
  assert.equal(rows[1].length, rows[0].length);
  assert.equal(rows.length, 3 + CASE.length);
  const json = JSON.parse(await press('Kopier JSON'));
  assert.equal(json.draft.lines.length, 3);
  for (const part of ['inputs', 'result']) assert.match(json.receipt[part], /^[0-9a-f]{64}$/);
  const provider = await press('Kopier til utfører');
  for (const text of [tsv, JSON.stringify(json), provider]) {
    assert.ok(!text.includes('Sangkoret'), text.slice(0, 200));
    assert.ok(text.includes(json.receipt.result.slice(0, 12)));
  }
  await cell(visit, 0, 'amount').fill('2 t');
  await frame(visit);
  const changed = JSON.parse(await press('Kopier JSON'));
  assert.notEqual(changed.receipt.inputs, json.receipt.inputs);
  assert.notEqual(changed.receipt.result, json.receipt.result);
});

test('draft B starts as a copy of A, stands beside it, and A is untouched', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const { page } = visit;
  const before = await total(visit);
  await page.getByRole('button', { name: 'Lag utkast B' }).click();
  await page.getByRole('button', { name: /^Fjern, linje 3/ }).click();
  await page.getByLabel('Utkast B: hva skjer med gjeldende vedtak?').selectOption('within');
  await settled(visit);
  const table = page.locator('.v-compare').first();
  assert.match(await table.innerText(), /Avsluttes/);
  assert.match(await table.innerText(), /Uendret/);
  await page.getByRole('button', { name: /^Utkast A/ }).click();
  await frame(visit);
  assert.equal(await total(visit), before);
});

test('the same case under another municipality\'s rules, beside and instead', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const { page } = visit;
  const choose = page.getByLabel('Sett ved siden av');
  await choose.selectOption('5028');
  const table = page.getByRole('region', { name: 'Samme sak i flere kommuner' });
  await table.locator('thead th').nth(2).waitFor();
  assert.equal(await table.locator('thead th').count(), 3);
  await page.getByText('Hva som skiller').waitFor();
  await page.locator('.v-picked').getByRole('button', { name: /^Bytt til/ }).click();
  await page.waitForFunction(() => document.querySelector('tildeling-vedtak').engine.info.kommune.id === '5028');
  await frame(visit);
  assert.equal(await page.locator('tbody.v-line').count(), 3, 'the draft follows along');
});

test('nynorsk has everything, and the draft follows along', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  await visit.page.getByRole('button', { name: 'Nynorsk' }).click();
  await frame(visit);
  const text = await visit.page.locator('.t-view').innerText();
  assert.match(text, /Tenester i utkastet/);
  assert.doesNotMatch(text, /«[a-z_]+(\.[a-z_]+)+»/, 'every text is there');
  assert.equal(await visit.page.locator('tbody.v-line').count(), 3);
  assert.equal(await cell(visit, 0, 'every').evaluate((node) => node.selectedOptions[0].text), 'kvar 3. veke');
});

test('without a municipality in the address one is chosen', async (t) => {
  const visit = await open(t, '/vedtak.html');
  await visit.page.getByRole('heading', { name: 'Hvilken kommune gjelder utkastet?' }).waitFor();
  await visit.page.locator('.v-choose button').first().click();
  await visit.ready();
  await visit.page.getByRole('heading', { name: 'Tjenester i utkastet' }).waitFor();
});

test('what the rules propose is put in with one press, and the point is gone', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, { ...CASE[0], to: undefined });
  await frame(visit);
  const { page } = visit;
  const check = page.locator('.v-check-groups');
  await check.getByRole('button', { name: 'Sett inn 1. juni 2027, seks måneder etter start' }).click();
  await check.getByRole('button', { name: /^Sett inn .*§ 3-2/ }).click();
  await frame(visit);
  assert.equal(await check.getByRole('button', { name: /^Sett inn/ }).count(), 0);
  assert.doesNotMatch(await check.innerText(), /nevner ingen hjemmel|ingen dato for ny vurdering|er ikke hjemmelen/);
  assert.doesNotMatch(await inside(visit, (element) => element.model.state.packages.a.lines[0].law), /ingen/);
});

test('what is delivered is held against what is decided, within what the municipality lets pass', async (t) => {
  const visit = await desk(t);
  await allow(visit);
  await fill(visit, 0, { service: 'praktisk_bistand', amount: '10 t', from: '01.12.2026' });
  const { page } = visit;
  await page.getByRole('button', { name: /^Begrunnelse, linje 1/ }).click();
  const more = page.locator('.v-more').first();
  const says = async () => { await frame(visit); return page.locator('.v-check-groups').innerText(); };
  for (const [used, tolerance, wanted] of [['9,5 t', '0', /leveres mindre enn/], ['9,5 t', '', null], ['8 t', '', /leveres mindre enn[^]*mer enn 10 prosent og mer enn 30 minutter i uka/], ['9,5 t', '10', null], ['8,75 t', '10', /leveres mindre enn/], ['11 t', '10', null], ['11,25 t', '10', /leveres mer enn/], ['5 t hver 2. uke', '50', /leveres mindre enn/], ['10 t', '', null], ['10 t', '0', null]]) {
    await more.getByLabel('Faktisk brukt').fill(used);
    await more.getByLabel(/grense for avvik/).fill(tolerance);
    const text = await says();
    if (wanted) assert.match(text, wanted, `${used} within ${tolerance} %`);
    else assert.doesNotMatch(text, /leveres (mindre|mer) enn/, `${used} within ${tolerance} %`);
  }
  assert.match(await more.innerText(), /tar opp avvik på mer enn 10 prosent og mer enn 30 minutter i uka \(Oppdiktet eksempel/, 'the municipality\'s own limit stands at the field with its source');
  await more.getByLabel(/grense for avvik/).fill('mye');
  await more.getByLabel(/grense for avvik/).blur();
  await frame(visit);
  assert.match(await more.innerText(), /«mye» er ikke et tall/);
  await more.getByLabel(/grense for avvik/).fill('');
  await more.getByLabel('Faktisk brukt').fill('5 t hver uke');
  await frame(visit);
  await more.getByRole('button', { name: 'Kopier endringsmelding' }).click();
  const notice = await copied(visit);
  for (const part of ['Vedtatt: 10 t hver uke', 'Levert: 5 t hver uke', 'Det leveres mindre enn', 'Tjenesten gis som før']) assert.ok(notice.includes(part), `${part}\n${notice}`);
  assert.equal(await cell(visit, 0, 'amount').inputValue(), '10 t', 'nothing is cut');
});

/** What is typed in the economy's fields, key by key: what the field then says, or null, and what it holds. */
const MONEY = [
  ['income', 'mye', /ikke et tall/], ['income', '-5', /negativt/], ['income', '1e9', /helt ut/], ['income', '260320,505', /2 desimaler/], ['income', '999999999999', /for stort/],
  ['income', '200000-300000', null], ['income', '300000-200000', /minste først/], ['income', '260.320', null], ['income', '260 320,50 kr', null],
  ['household_persons', '1,5', /helt tall/], ['household_persons', '0', /fra 1 til 20/], ['short_stay_days_used', '367', /fra 0 til 366/], ['direct_wages', '-1', /negativt/], ['other_grants', 'x', /ikke et tall/],
  ['income', '010190123456', /fødselsnummer/, '6'],
];

test('what can not be the recipient\'s money is explained at the field, what was typed stays, and the draft is whole', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, CASE[0]);
  const { page } = visit;
  await page.getByText('Økonomi og egenbetaling').click();
  const cost = await total(visit);
  for (const [name, typed, says, holds = typed] of MONEY) {
    const field = page.locator(`[data-key="recipient/${name}"]`);
    await field.fill('');
    await field.pressSequentially(typed);
    await field.blur();
    await frame(visit);
    const problem = await field.evaluate((input) => input.parentElement.querySelector('.v-problem').innerText);
    if (says) assert.match(problem, says, typed); else assert.equal(problem, '', typed);
    assert.equal(await field.inputValue(), holds);
    assert.equal(await total(visit), cost, 'the cost does not hang on it');
    await field.fill('');
  }
});

test('how the case is handled: reminders, days to answer by, and what was done stands in the text', async (t) => {
  const visit = await desk(t);
  await allow(visit);
  await fill(visit, 0, CASE[0]);
  const { page } = visit;
  await page.locator('.v-process > summary').click();
  await page.getByLabel('Søknadsdato').fill('01.12.2026');
  await page.getByLabel('Er det hentet opplysninger fra pårørende?').selectOption('yes');
  await page.getByLabel('Strakstiltak startet').fill('02.12.2026');
  await page.getByLabel('Er du habil i saken?').selectOption('no');
  await frame(visit);
  const panel = page.locator('.v-panel', { has: page.locator('.v-check-groups') });
  for (const wanted of [/krever at personen har samtykket/, /startet før kartleggingen/, /må en annen behandle saken/, /Praktisk bistand: senest 29\. desember 2026/]) assert.match((await panel.innerText()).replaceAll('\u00a0', ' '), wanted);
  await page.getByLabel('Har personen samtykket til det?').selectOption('yes');
  await page.getByLabel('Er behovet kartlagt?').selectOption('yes');
  await frame(visit);
  assert.doesNotMatch(await panel.innerText(), /krever at personen har samtykket|startet før kartleggingen/);
  await page.getByRole('button', { name: 'Kopier til sakskortet' }).first().click();
  assert.match(await copied(visit), /Saksbehandlingen\n- Behovet er kartlagt\.\n- Det er hentet opplysninger fra pårørende\.\n- Personen har samtykket/);
});

test('a criterion says who must prove it, when it can be departed from, and what a payment rests on', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, { service: 'bpa', amount: '30 t' });
  await visit.page.getByRole('button', { name: 'Ny linje' }).click();
  await fill(visit, 1, { service: 'praktisk_bistand', amount: '1 t' });
  await inside(visit, (element) => { for (const fold of element.root.querySelectorAll('.v-check-group > details')) fold.open = true; });
  await frame(visit);
  const check = await visit.page.locator('.v-check-groups').innerText();
  assert.match(check, /Kommunen har bevisbyrden\./);
  assert.match(check, /Kan fravikes, for eksempel når den andre er mye borte/);
  await visit.page.getByRole('button', { name: /^Begrunnelse, linje 2/ }).click();
  await visit.page.getByText('Om tjenesten hos kommunen').click();
  assert.match(await visit.page.locator('.v-about').last().innerText(), /Egenbetaling\n+Du betaler etter inntekten[^]*egenandelsforskriften § 8/);
});
