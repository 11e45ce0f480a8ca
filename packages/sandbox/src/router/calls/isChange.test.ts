import { isChange } from './isChange';

describe('isChange', () => {
  it.each(['CreateVpc', 'PutMetricAlarm', 'DeleteObject', 'PUT /restapis'])(
    'is true for %s',
    operation => expect(isChange({ operation })).toBe(true),
  );

  it.each(['DescribeVpcs', 'GetObject', 'GET /restapis', 'PutMetricData'])(
    'is false for %s',
    operation => expect(isChange({ operation })).toBe(false),
  );
});
