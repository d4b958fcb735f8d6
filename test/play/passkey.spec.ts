// A teacher makes a passkey and opens the class with it where no secret is left; Chromium's own authenticator holds it.
import { expect, test } from './fixture.ts';
import { text } from './words.ts';

test('a passkey opens the class on a browser without the secret', async ({ page, context, faults }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const press = (key: string) => page.getByRole('button', { name: text(key) }).click();
  const tab = () => page.getByRole('tab', { name: text('teach.tab.class') });
  await page.goto('./teach');
  await press('teach.open');
  await tab().click();
  await expect(page.getByText(text('teach.passkey.count', { count: '0' }))).toBeVisible();
  await press('teach.passkey.add');
  await expect(page.getByText(text('teach.passkey.count', { count: '1' }))).toBeVisible();
  const address = page.url();

  const forget = async () => {
    await context.clearCookies();
    await page.evaluate(() => localStorage.clear());
    await page.goto('./teach');
    await page.reload();
  };
  await forget();
  await press('teach.passkey.open');
  await expect(tab()).toBeVisible();
  expect(page.url()).toBe(address);

  // Once it is forgotten it opens nothing, neither here nor at the address of the class.
  await tab().click();
  await press('teach.passkey.forget');
  await expect(page.getByText(text('teach.passkey.count', { count: '0' }))).toBeVisible();
  await expect(page.getByRole('heading', { name: text('teach.lost') })).toHaveCount(0);
  await forget();
  await press('teach.passkey.open');
  await expect(page.getByText(text('teach.passkey.none'))).toBeVisible();
  await page.goto(address);
  await page.reload();
  await expect(page.getByRole('heading', { name: text('teach.lost') })).toBeVisible();
  // What was refused was meant to be.
  faults.splice(0, faults.length, ...faults.filter((fault) => !/status of 40[13]/.test(fault)));
});
