//! Words both pages share, English.
export default {
  'fail.title': 'We cannot start right now',
  'fail.call': 'You can always call the municipality and ask for help.',
  'fail.again': 'Try again',
  'trouble.wasm-blocked': 'Your browser or this web site stops the program that does the work. The services are listed on this page.',
  'trouble.pack-not-found': 'We cannot find the rules of this municipality.',
  'trouble.pack-corrupt': 'The rules of the municipality did not arrive whole. Try again.',
  'trouble.pack-version': 'The rules of the municipality belong to another version of this page. Reload the page.',
  'trouble.pack-expired': 'The rules of the municipality do not apply on this date.',
  'trouble.texts-not-found': 'The texts of the municipality did not arrive. Try again.',
  'trouble.offline': 'You seem to be offline. Try again when you are back online.',
  'trouble.script-error': 'Something went wrong on our side. It is not your fault.',
};
