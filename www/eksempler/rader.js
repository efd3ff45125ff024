//! The example form's own script: adds a row like the first, empty, and takes a row away. It knows nothing of the cost.

for (const form of document.querySelectorAll('form[data-rader]')) {
  const body = form.querySelector('tbody');
  form.querySelector('[data-ny]').addEventListener('click', () => {
    const row = body.rows[0].cloneNode(true);
    for (const field of row.querySelectorAll('input,select')) field.value = field.defaultValue ?? '';
    body.append(row);
    row.querySelector('input,select').focus();
  });
}
