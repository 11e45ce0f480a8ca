import type { KnownProblem } from './knownProblems';

/** The way to the cloud account. */
export const networkProblems: KnownProblem[] = [
  {
    pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/i,
    code: 'name-not-resolved',
    title: 'An address of the cloud account cannot be found',
    cause: 'The name of a service could not be resolved.',
    nextStep:
      'Ask an operator to check the network and the region, then run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /connection refused|ECONNREFUSED|connection reset|ECONNRESET|i\/o timeout|TLS handshake timeout|context deadline exceeded|ETIMEDOUT/i,
    code: 'network-failure',
    title: 'The connection to the cloud account failed',
    cause: 'A service did not answer or the connection broke.',
    nextStep:
      'Run the operation again; if it fails again, ask an operator to check the network.',
    retryable: true,
  },
  {
    pattern:
      /x509: certificate|self-signed certificate|CERT_HAS_EXPIRED|unable to verify the first certificate/i,
    code: 'certificate-not-trusted',
    title: 'A service shows a certificate that is not trusted',
    cause:
      'The connection is intercepted, or the certificates of the machine are out of date.',
    nextStep:
      'Ask an operator to check the proxy and the trusted certificates.',
    retryable: false,
  },
];
