import { environmentNameSchema } from '@backlot/plugin-environments-common';
import { suggestEnvironmentName } from './suggestEnvironmentName';

describe('suggestEnvironmentName', () => {
  it.each([
    ['component:default/shop', 'dev', 'shop-dev'],
    ['component:default/expense-manager-api', 'dev', 'expense-manager-api-dev'],
    [
      'component:default/expense-manager-web',
      'staging',
      'expense-manager-staging',
    ],
    [
      'component:default/a-very-long-component-name',
      'prod',
      'a-very-long-compone-prod',
    ],
    ['component:default/My.Shop_2', 'dev', 'my-shop-2-dev'],
    ['component:default/42-things', 'dev', 'things-dev'],
    ['component:default/9', 'dev', 'env-dev'],
    ['shop', 'prod', 'shop-prod'],
  ])('for %s in %s suggests %s', (component, stage, name) => {
    expect(suggestEnvironmentName({ component, stage })).toBe(name);
    expect(environmentNameSchema.safeParse(name).success).toBe(true);
  });

  it('suggests nothing before both are known', () => {
    expect(suggestEnvironmentName({ stage: 'dev' })).toBe('');
    expect(suggestEnvironmentName({ component: 'component:default/x' })).toBe(
      '',
    );
  });
});
