<?php
/**
 * Plugin Name: Crosscheck
 * Description: Checks a post against itself, the calendar and other articles, and shows reports. A skeleton to build on.
 * Version: 0.1.0
 * Requires PHP: 8.1
 * License: Apache-2.0
 *
 * The key of the service stays on this server: browsers only ever speak to WordPress.
 */

declare( strict_types=1 );

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const CROSSCHECK_TIMEOUT = 20;

/** The address of the service, without a slash at its end. */
function crosscheck_address(): string {
	return rtrim( (string) get_option( 'crosscheck_url', 'http://127.0.0.1:8000' ), '/' );
}

/** The key: of wp-config.php first, so that it need not be in the database. */
function crosscheck_key(): string {
	return defined( 'CROSSCHECK_KEY' ) ? (string) CROSSCHECK_KEY : (string) get_option( 'crosscheck_key', '' );
}

/**
 * Ask the service. Returns the decoded answer, or a WP_Error that says what went wrong.
 *
 * @param array<string, mixed> $body
 * @return array<string, mixed>|WP_Error
 */
function crosscheck_ask( string $path, array $body ) {
	$headers = array( 'Content-Type' => 'application/json', 'Accept' => 'application/json' );
	if ( '' !== crosscheck_key() ) {
		$headers['Authorization'] = 'Bearer ' . crosscheck_key();
	}
	$answer = wp_remote_post(
		crosscheck_address() . $path,
		array( 'headers' => $headers, 'body' => wp_json_encode( $body ), 'timeout' => CROSSCHECK_TIMEOUT )
	);
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	$told = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( ! is_array( $told ) ) {
		return new WP_Error( 'crosscheck', 'The answer is not JSON; is the address that of Crosscheck?' );
	}
	if ( wp_remote_retrieve_response_code( $answer ) >= 400 ) {
		return new WP_Error( 'crosscheck', (string) ( $told['detail'] ?? 'The service refused.' ) );
	}
	return $told;
}

/** The text of a post: blocks end lines, tags go, entities become the characters that readers see. */
function crosscheck_plain( string $html ): string {
	$lines = (string) preg_replace( '#<br\b[^>]*>|</(?:p|h[1-6]|li|div|blockquote|figcaption|tr)\s*>#i', "$0\n", $html );
	return trim( html_entity_decode( wp_strip_all_tags( $lines ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

/**
 * The findings of a text, each with `code`, `severity`, `message` and its passages.
 *
 * @return array<int, array<string, mixed>>|WP_Error
 */
function crosscheck_findings( string $text, string $language = '', string $published = '' ) {
	$body = array_filter( array( 'text' => crosscheck_plain( $text ), 'language' => $language, 'published' => $published ) );
	if ( ! isset( $body['text'] ) ) {
		return array();
	}
	$told = crosscheck_ask( '/v1/claims/check', $body );
	return is_wp_error( $told ) ? $told : $told['findings'];
}

/** The findings as HTML of the editor: every word of the service is escaped. */
function crosscheck_list( array $findings ): string {
	if ( array() === $findings ) {
		return '<p>' . esc_html( 'Nothing was found.' ) . '</p>';
	}
	$items = '';
	foreach ( $findings as $finding ) {
		$passages = '';
		foreach ( $finding['evidence'] as $passage ) {
			$passages .= '<blockquote dir="auto">' . esc_html( $passage['text'] ) . '</blockquote>';
		}
		$items .= '<li><strong>' . esc_html( $finding['code'] ) . '</strong> ' . esc_html( $finding['message'] ) . $passages . '</li>';
	}
	return '<ul class="crosscheck">' . $items . '</ul>';
}

/** `[crosscheck url="https://.../embed/reports/..."]` shows a shared report in a frame, if it is one of our service. */
function crosscheck_shortcode( $attributes ): string {
	$url = is_array( $attributes ) ? (string) ( $attributes['url'] ?? '' ) : '';
	if ( ! str_starts_with( $url, crosscheck_address() . '/embed/reports/' ) ) {
		return '';
	}
	return '<iframe src="' . esc_url( $url ) . '" title="' . esc_attr( 'Crosscheck report' )
		. '" width="100%" height="600" loading="lazy" referrerpolicy="no-referrer"></iframe>';
}

/** The answer to the button of the editor: only for people who may edit the post. */
function crosscheck_rest_check( WP_REST_Request $request ) {
	$post = get_post( (int) $request['post'] );
	if ( null === $post ) {
		return new WP_Error( 'crosscheck', 'There is no such post.', array( 'status' => 404 ) );
	}
	$findings = crosscheck_findings( $post->post_title . "\n\n" . $post->post_content, '', get_post_time( 'c', true, $post ) ?: '' );
	return is_wp_error( $findings ) ? $findings : array( 'html' => crosscheck_list( $findings ), 'count' => count( $findings ) );
}

/** The box beside the editor: nothing is asked before the button is pressed, so that a slow service never holds an editor up. */
function crosscheck_box( $post ): void {
	echo '<button type="button" class="button" data-crosscheck="' . esc_attr( (string) $post->ID ) . '">' . esc_html( 'Check the saved post' ) . '</button>'
		. '<div data-crosscheck-findings role="status"></div>';
}

function crosscheck_address_field(): void {
	echo '<input type="url" class="regular-text" id="crosscheck_url" name="crosscheck_url" value="' . esc_attr( crosscheck_address() ) . '">';
}

/** A key is never shown again: an empty field keeps the one there is. */
function crosscheck_key_field(): void {
	echo '<input type="password" class="regular-text" id="crosscheck_key" name="crosscheck_key" value="" autocomplete="off">';
}

function crosscheck_kept_key( $given ): string {
	$key = sanitize_text_field( (string) $given );
	return '' === $key ? (string) get_option( 'crosscheck_key', '' ) : $key;
}

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			'crosscheck/v1',
			'/posts/(?P<post>\d+)/check',
			array(
				'methods'             => 'POST',
				'callback'            => 'crosscheck_rest_check',
				'permission_callback' => static fn( WP_REST_Request $request ): bool => current_user_can( 'edit_post', (int) $request['post'] ),
			)
		);
	}
);
add_action(
	'admin_init',
	static function (): void {
		register_setting( 'general', 'crosscheck_url', array( 'type' => 'string', 'sanitize_callback' => 'esc_url_raw', 'show_in_rest' => false ) );
		register_setting( 'general', 'crosscheck_key', array( 'type' => 'string', 'sanitize_callback' => 'crosscheck_kept_key', 'show_in_rest' => false ) );
		add_settings_field( 'crosscheck_url', esc_html( 'Address of Crosscheck' ), 'crosscheck_address_field', 'general', 'default', array( 'label_for' => 'crosscheck_url' ) );
		if ( ! defined( 'CROSSCHECK_KEY' ) ) {
			add_settings_field( 'crosscheck_key', esc_html( 'Key of Crosscheck' ), 'crosscheck_key_field', 'general', 'default', array( 'label_for' => 'crosscheck_key' ) );
		}
	}
);
add_action(
	'add_meta_boxes',
	static function (): void {
		add_meta_box( 'crosscheck', 'Crosscheck', 'crosscheck_box', 'post', 'side' );
	}
);
add_action(
	'admin_enqueue_scripts',
	static function ( string $page ): void {
		if ( in_array( $page, array( 'post.php', 'post-new.php' ), true ) ) {
			wp_enqueue_script( 'crosscheck', plugins_url( 'crosscheck.js', __FILE__ ), array( 'wp-api-fetch' ), '0.1.0', true );
		}
	}
);
add_shortcode( 'crosscheck', 'crosscheck_shortcode' );
