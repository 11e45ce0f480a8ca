import { LOAD_BALANCER_NAME_LENGTH, logicalName } from './names';

describe('logicalName', () => {
  it('is the environment and the part where there is room', () => {
    expect(logicalName('expense-manager-dev', 'cluster')).toBe(
      'expense-manager-dev-cluster',
    );
  });

  it('is cut where there is not, and stays different for different environments', () => {
    const short = (name: string) =>
      logicalName(name, 'alb', LOAD_BALANCER_NAME_LENGTH);

    expect(short('expense-manager-prod-eu1')).toMatch(
      /^expense-manager-[0-9a-f]{4}-alb$/,
    );
    expect(short('expense-manager-prod-eu1')).not.toBe(
      short('expense-manager-prod-eu2'),
    );
  });
});
