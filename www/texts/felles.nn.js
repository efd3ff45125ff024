//! Words both pages share, nynorsk.
export default {
  'fail.title': 'Vi får ikkje starta no',
  'fail.call': 'Du kan alltid ringje kommunen og spørje om hjelp.',
  'fail.again': 'Prøv igjen',
  'trouble.wasm-blocked': 'Nettlesaren eller nettsida stoppar programmet som skal rekne for oss. Tenestene står i lista på denne sida.',
  'trouble.pack-not-found': 'Vi finn ikkje reglane for denne kommunen.',
  'trouble.pack-corrupt': 'Reglane for kommunen kom ikkje heilt fram. Prøv igjen.',
  'trouble.pack-version': 'Reglane for kommunen høyrer til ei anna utgåve av sida. Last sida på nytt.',
  'trouble.pack-expired': 'Reglane for kommunen gjeld ikkje på denne datoen.',
  'trouble.texts-not-found': 'Tekstane for kommunen kom ikkje fram. Prøv igjen.',
  'trouble.offline': 'Det ser ut som du er utan nett. Prøv igjen når nettet er tilbake.',
  'trouble.script-error': 'Noko gjekk gale hos oss. Det er ikkje din feil.',
};
