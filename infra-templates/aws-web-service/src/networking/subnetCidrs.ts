/**
 * Cuts equal subnets out of a network.
 *
 * @throws Error when the network is not an IPv4 CIDR or has no room for them.
 */
export function subnetCidrs(options: {
  network: string;
  prefix: number;
  count: number;
}): string[] {
  const { network, prefix, count } = options;
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(network);
  const [a, b, c, d, size] = (match ?? []).slice(1).map(Number);
  if (!match || [a, b, c, d].some(part => part > 255) || size > 32) {
    throw new Error(`${network} is not an IPv4 network such as 10.0.0.0/16`);
  }
  const room = 2 ** (prefix - size);
  if (prefix < size || count > room) {
    throw new Error(
      `${network} has no room for ${count} networks of /${prefix}`,
    );
  }
  const step = 2 ** (32 - prefix);
  const base = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return Array.from({ length: count }, (_, index) => {
    const address = base + index * step;
    const parts = [24, 16, 8, 0].map(
      shift => Math.floor(address / 2 ** shift) % 256,
    );
    return `${parts.join('.')}/${prefix}`;
  });
}
