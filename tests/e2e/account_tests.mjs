import { planned } from './routes_tests.mjs';
import { assert } from './suite.mjs';

// With an account made, visitors sign in first and each role does what it may.
export async function accountTests(suite, pages) {
  const page = await pages.page();

  await suite.test('A wrong password is refused, the right one signs in', async () => {
    // Without an account there is nothing to read: every address asks to sign in.
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await pages.picture('login-zh', page);
    await page.getByLabel('用户名').fill('li');
    await page.getByLabel('密码').fill('wrong password');
    await page.locator('form button').click();
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /[\u4e00-\u9fff]/);
    await page.getByLabel('密码').fill('sunflower seeds 7');
    await page.locator('form button').click();
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    assert.match(await page.locator('header').innerText(), /li（访客账号）/);
  });

  await suite.test(
    'What a role may not do is disabled and says why',
    async () => {
      await page.getByRole('link', { name: '线路', exact: true }).click();
      await planned(page);
      const save = page.getByRole('button', { name: '保存线路' });
      assert.ok(await save.isDisabled());
      assert.equal(await save.getAttribute('title'), '当前角色不能保存线路。');
      await pages.picture('viewer-zh', page);
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.getByRole('heading', { name: '登录' }).waitFor();
      // The browser reports every refused request by itself.
      const others = pages.takeComplaints().filter((text) => !/status of 401/.test(text));
      assert.deepEqual(others, []);
    },
    40_000,
  );
}
