import {
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { expect, Page, test } from '@playwright/test';

const name = 'expense-manager-api-dev';

/** Waits of a deploy; the engine, a program and some fifty resources are behind it. */
const DEPLOY_TIMEOUT = 6 * 60_000;

function requireVariable(variable: string): string {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} is not set; run ./backlot test --only e2e`);
  }
  return value;
}

/** The simulated account, asked past the portal. */
const ec2 = new EC2Client({
  endpoint: requireVariable('BACKLOT_TEST_AWS_ENDPOINT'),
  region: 'us-east-1',
  credentials: { accessKeyId: '000000000000', secretAccessKey: 'test' },
});

async function countInAccount() {
  const Filters = [{ Name: 'tag:backlot:environment', Values: [name] }];
  const [vpcs, subnets] = await Promise.all([
    ec2.send(new DescribeVpcsCommand({ Filters })),
    ec2.send(new DescribeSubnetsCommand({ Filters })),
  ]);
  return {
    vpcs: vpcs.Vpcs?.length ?? 0,
    subnets: subnets.Subnets?.length ?? 0,
  };
}

async function takeScreenshot(page: Page, title: string) {
  const directory = requireVariable('BACKLOT_TEST_SCREENSHOTS');
  await page.screenshot({ path: `${directory}/${title}.png` });
}

async function choose(page: Page, label: RegExp, option: RegExp) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function openOperation(page: Page) {
  await page.goto('/environments');
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('link', { name: 'Follow the operation' }).click();
}

test('an environment is created, looked at and destroyed in the browser', async ({
  page,
}) => {
  await test.step('sign in as guest', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(
      page.getByRole('link', { name: 'Environments' }),
    ).toBeVisible();
    await takeScreenshot(page, '1-catalog');
  });

  await test.step('fill the form', async () => {
    await page.goto('/create/templates/default/create-environment');
    await page
      .getByRole('textbox', { name: /Component or system/ })
      .fill('Expense Manager API');
    await page.getByRole('option', { name: /Expense Manager API/i }).click();
    await page.getByRole('button', { name: 'Next' }).click();

    await choose(page, /Stage/, /Development/);
    await choose(page, /Region/, /us-east-1/);
    await expect(
      page.getByRole('textbox', { name: /Environment name/ }),
    ).toHaveValue(name);
    await expect(page.getByText('This name is free.')).toBeVisible();
    await takeScreenshot(page, '2-form');
    await page.getByRole('button', { name: 'Next' }).click();

    await takeScreenshot(page, '3-settings');
    await page.getByRole('button', { name: 'Review' }).click();
    await takeScreenshot(page, '4-review');
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page).toHaveURL(/\/create\/tasks\//);
  });

  await test.step('watch it being made', async () => {
    await openOperation(page);
    await expect(
      page.getByRole('heading', { name: `Deploy of ${name}` }),
    ).toBeVisible();
    await expect(page.getByText('Vpc').first()).toBeVisible({
      timeout: DEPLOY_TIMEOUT,
    });
    await takeScreenshot(page, '5-operation');
    await expect(page.getByText('Succeeded')).toBeVisible({
      timeout: DEPLOY_TIMEOUT,
    });
    await takeScreenshot(page, '6-operation-done');
    expect(await countInAccount()).toEqual({ vpcs: 1, subnets: 4 });
  });

  await test.step('see it beside its component', async () => {
    await page.goto(
      '/catalog/default/component/expense-manager-api/infrastructure',
    );
    await expect(page.getByText('Ready').first()).toBeVisible();
    await expect(page.getByText('Simulated account').first()).toBeVisible();
    await expect(
      page.getByRole('table', { name: 'Resources: Network' }),
    ).toBeVisible();
    await takeScreenshot(page, '7-infrastructure');
  });

  await test.step('destroy it by its name', async () => {
    await page.getByRole('button', { name: 'Destroy' }).click();
    const confirm = page.getByRole('button', { name: 'Destroy environment' });
    await expect(confirm).toBeDisabled();
    await page
      .getByRole('textbox', { name: `Type ${name} to confirm` })
      .fill(name);
    await takeScreenshot(page, '8-destroy');
    await confirm.click();
    await expect(
      page.getByRole('heading', { name: `Destroy of ${name}` }),
    ).toBeVisible();
    await expect(page.getByText('Succeeded')).toBeVisible({
      timeout: DEPLOY_TIMEOUT,
    });
    await takeScreenshot(page, '9-destroyed');
    expect(await countInAccount()).toEqual({ vpcs: 0, subnets: 0 });
  });
});
