//! Words both pages share, bokmål.
export default {
  'fail.title': 'Vi får ikke startet nå',
  'fail.call': 'Du kan alltid ringe kommunen og spørre om hjelp.',
  'fail.again': 'Prøv igjen',
  'trouble.wasm-blocked': 'Nettleseren eller nettsiden stopper programmet som skal regne for oss. Tjenestene står i listen på denne siden.',
  'trouble.pack-not-found': 'Vi finner ikke reglene for denne kommunen.',
  'trouble.pack-corrupt': 'Reglene for kommunen kom ikke helt fram. Prøv igjen.',
  'trouble.pack-version': 'Reglene for kommunen hører til en annen utgave av siden. Last siden på nytt.',
  'trouble.pack-expired': 'Reglene for kommunen gjelder ikke på denne datoen.',
  'trouble.texts-not-found': 'Tekstene for kommunen kom ikke fram. Prøv igjen.',
  'trouble.offline': 'Det ser ut som du er uten nett. Prøv igjen når nettet er tilbake.',
  'trouble.script-error': 'Noe gikk galt hos oss. Det er ikke din feil.',
};
