// The button of the box beside the editor. WordPress answers with HTML whose every word its server has escaped.
document.addEventListener( 'click', async ( event ) => {
	const button = event.target.closest( 'button[data-crosscheck]' );
	if ( ! button ) {
		return;
	}
	const shown = button.parentElement.querySelector( '[data-crosscheck-findings]' );
	button.disabled = true;
	shown.textContent = '…';
	try {
		const told = await wp.apiFetch( { path: `/crosscheck/v1/posts/${ button.dataset.crosscheck }/check`, method: 'POST' } );
		shown.innerHTML = told.html;
	} catch ( error ) {
		shown.textContent = error.message;
	} finally {
		button.disabled = false;
	}
} );
