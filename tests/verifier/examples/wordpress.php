<?php
// The few functions of WordPress that the plugin calls, with real HTTP behind them, so that its calls can be tried without WordPress.
// php wordpress.php PLUGIN ADDRESS KEY COMMAND ARGUMENT

declare( strict_types=1 );

define( 'ABSPATH', '/' );
[ , $plugin, $address, $key, $command, $argument ] = $argv;
$options = array( 'crosscheck_url' => $address, 'crosscheck_key' => $key );

class WP_Error {
	public function __construct( public string $code, public string $message, public array $data = array() ) {}
	public function get_error_message(): string { return $this->message; }
}
class WP_REST_Request extends ArrayObject {}

function get_option( string $name, $default = false ) { global $options; return $options[ $name ] ?? $default; }
function is_wp_error( $thing ): bool { return $thing instanceof WP_Error; }
function wp_json_encode( $data ): string { return json_encode( $data, JSON_THROW_ON_ERROR ); }
function wp_strip_all_tags( string $text ): string { return trim( strip_tags( $text ) ); }
function esc_html( string $text ): string { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_attr( string $text ): string { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_url( string $url ): string { return htmlspecialchars( $url, ENT_QUOTES ); }
function sanitize_text_field( string $text ): string { return trim( strip_tags( $text ) ); }
function add_action( string $name, callable $does ): void {}
function add_shortcode( string $name, callable $does ): void {}
function wp_remote_retrieve_body( array $answer ): string { return $answer['body']; }
function wp_remote_retrieve_response_code( array $answer ): int { return $answer['code']; }
function wp_remote_post( string $url, array $given ) {
	$lines = array();
	foreach ( $given['headers'] as $name => $value ) {
		$lines[] = "$name: $value";
	}
	$http = array( 'method' => 'POST', 'header' => $lines, 'content' => $given['body'], 'timeout' => $given['timeout'], 'ignore_errors' => true );
	$body = @file_get_contents( $url, false, stream_context_create( array( 'http' => $http ) ) );
	if ( false === $body ) {
		return new WP_Error( 'http', 'Nobody answers.' );
	}
	preg_match( '#^HTTP/\S+ (\d+)#', $http_response_header[0], $found );
	return array( 'body' => $body, 'code' => (int) $found[1] );
}

require $plugin;

if ( 'findings' === $command ) {
	$findings = crosscheck_findings( $argument );
	echo is_wp_error( $findings ) ? json_encode( array( 'error' => $findings->get_error_message() ) ) : json_encode( array( 'count' => count( $findings ), 'html' => crosscheck_list( $findings ) ) );
} elseif ( 'plain' === $command ) {
	echo json_encode( crosscheck_plain( $argument ) );
} elseif ( 'box' === $command ) {
	crosscheck_box( (object) array( 'ID' => (int) $argument ) );
} elseif ( 'key' === $command ) {
	crosscheck_key_field();
	echo crosscheck_kept_key( $argument );
} else {
	echo crosscheck_shortcode( array( 'url' => $argument ) );
}
