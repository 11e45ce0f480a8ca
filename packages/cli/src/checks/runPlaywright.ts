import { NotFoundError } from '@backstage/errors';
import fs from 'fs-extra';
import { join } from 'path';
import { CHROMIUM_REMEDY, findChromium } from '../doctor/findChromium';
import { runCommand } from '../processes/runCommand';
import { Workspace } from '../workspace/Workspace';
import { countPlaywrightReport } from './countPlaywrightReport';

/** Drives a running portal in a browser and counts what passed. */
export async function runPlaywright(options: {
  workspace: Workspace;
  portalUrl: string;
  environment: Record<string, string>;
  signal: AbortSignal;
}): Promise<{ passed: number; failed: number }> {
  const { workspace, portalUrl, environment, signal } = options;
  const browser = findChromium();
  if (!browser) {
    throw new NotFoundError(
      `The end-to-end tests need Chromium: ${CHROMIUM_REMEDY}`,
    );
  }
  const report = join(workspace.directory, 'reports/playwright.json');
  const screenshots = join(workspace.directory, 'reports/screenshots');
  await fs.remove(report);
  await fs.emptyDir(screenshots);
  const exitCode = await runCommand({
    command: process.execPath,
    arguments: [workspace.yarnPath, 'playwright', 'test'],
    directory: workspace.root,
    environment: {
      ...environment,
      CI: 'true',
      BACKLOT_TEST_PORTAL_URL: portalUrl,
      BACKLOT_TEST_CHROMIUM: browser,
      BACKLOT_TEST_SCREENSHOTS: screenshots,
    },
    signal,
  });
  return countPlaywrightReport({ path: report, exitCode });
}
