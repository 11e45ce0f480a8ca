import { subnetCidrs } from './subnetCidrs';

describe('subnetCidrs', () => {
  it('cuts equal networks that do not overlap', () => {
    expect(
      subnetCidrs({ network: '10.0.0.0/16', prefix: 20, count: 4 }),
    ).toEqual(['10.0.0.0/20', '10.0.16.0/20', '10.0.32.0/20', '10.0.48.0/20']);
    expect(
      subnetCidrs({ network: '192.168.255.0/24', prefix: 25, count: 2 }),
    ).toEqual(['192.168.255.0/25', '192.168.255.128/25']);
  });

  it.each([
    ['10.0.0.0', 'is not an IPv4 network'],
    ['10.0.0.300/16', 'is not an IPv4 network'],
    ['10.0.0.0/22', 'has no room'],
  ])('refuses %s', (network, message) => {
    expect(() => subnetCidrs({ network, prefix: 20, count: 4 })).toThrow(
      message,
    );
  });
});
