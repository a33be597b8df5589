import { assert } from './suite.mjs';

// With one account made, visitors read and only the account saves.
export async function accountTests(suite, pages) {
  await suite.test(
    'A wrong password is refused with a sentence, the right one signs in',
    async () => {
      const page = await pages.page({ path: '/login' });
      await page.getByLabel('用户名').fill('li');
      await page.getByLabel('密码').fill('wrong password');
      await page.locator('form button').click();
      await page.getByRole('alert').waitFor();
      assert.match(await page.getByRole('alert').innerText(), /[\u4e00-\u9fff]/);
      pages.takeComplaints(); // the browser reports the refused sign-in by itself
      await page.getByLabel('密码').fill('sunflower seeds 7');
      await page.locator('form button').click();
      await page.getByRole('button', { name: '退出登录' }).waitFor();
      assert.match(await page.locator('header').innerText(), /li（查看者）/);
      await pages.close(page);
    },
  );

  await suite.test('What a role may not do is disabled and says why', async () => {
    const page = await pages.page({ path: '/login' });
    await page.getByLabel('用户名').fill('li');
    await page.getByLabel('密码').fill('sunflower seeds 7');
    await page.locator('form button').click();
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    await page.getByRole('link', { name: '线路', exact: true }).click();
    await page.getByText('当前角色不能规划线路').waitFor();
    assert.ok(await page.locator('form .submit button').isDisabled());
    await pages.picture('viewer-zh', page);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录' }).waitFor();
    await pages.close(page);
  });
}
