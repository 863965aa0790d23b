using Microsoft.Playwright;

namespace Heed.Browser.Tests.Access;

/// <summary>Somebody who has a keyboard and nothing else, and sees where the focus is. Everything that goes wrong for them is written down.</summary>
internal sealed class Hands(IPage page, List<string> findings)
{
    private string _doing = "";

    /// <summary>Says what the next keys are for; named in the findings.</summary>
    public void Now(string doing) => _doing = doing;

    /// <summary>Presses keys one after the other and looks at the focus after each.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            await LookAsync(key);
        }
    }

    /// <summary>Types as a hand does.</summary>
    public async Task TypeAsync(string text)
    {
        await page.Keyboard.TypeAsync(text);
        await LookAsync("typing");
    }

    /// <summary>Goes on with Tab until the focus stands on an element; a finding when it is not met within a hundred steps.</summary>
    public async Task TabToAsync(string selector, string key = "Tab")
    {
        for (var steps = 0; steps < 100; steps++)
        {
            if (await IsOnAsync(selector)) return;
            await PressAsync(key);
        }

        await page.PictureAsync("walk-" + string.Concat(_doing.Where(char.IsAsciiLetterOrDigit)));
        Assert.Fail($"{_doing}: {selector} is not reached by {key}\n" + string.Join('\n', findings));
    }

    /// <summary>Waits until the focus has come to an element by itself.</summary>
    public async Task ComesToAsync(string selector)
    {
        try
        {
            await page.WaitForFunctionAsync("selector => document.activeElement?.closest(selector)", selector);
        }
        catch (TimeoutException)
        {
            await page.PictureAsync("walk-" + string.Concat(_doing.Where(char.IsAsciiLetterOrDigit)));
            var at = await page.EvaluateAsync<string>("() => document.activeElement?.outerHTML.slice(0, 200) ?? ''");
            Assert.Fail($"{_doing}: the focus does not come to {selector} but is on {at}\n" + string.Join('\n', findings));
        }
    }

    public Task<bool> IsOnAsync(string selector) => page.EvaluateAsync<bool>("selector => document.activeElement?.closest(selector) != null", selector);

    private async Task LookAsync(string key)
    {
        // What takes something away may need a moment to give the focus on.
        var trouble = await page.EvaluateAsync<string>(
            """
            async () => {
              const frame = () => new Promise(done => requestAnimationFrame(() => done()));
              const seen = () => {
                const at = document.activeElement;
                if (!at || at === document.body) return 'the focus is lost';
                const box = at.getBoundingClientRect();
                const name = at.outerHTML.slice(0, 160);
                if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return `the focus is out of sight: ${name}`;
                // Things to press; a text's line of its own may be lower.
                if (at.matches('button, a, select, [role=option], [role=menuitem], [role=tab], [role=checkbox], [role=switch]') && (box.width < 24 || box.height < 24) && getComputedStyle(at).display !== 'inline') return `${Math.round(box.width)} × ${Math.round(box.height)} px only: ${name}`;
                for (let around = at, up = 0; around && up < 4; around = around.parentElement, up++) {
                  const style = getComputedStyle(around);
                  if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) return '';
                  if (style.boxShadow !== 'none') return '';
                }
                if (at.matches('[data-highlighted], [role=combobox], [role=menu], input, textarea')) return '';
                return `the focus cannot be seen: ${name}`;
              };
              let last = '';
              for (let tries = 0; tries < 120; tries++) {
                if ((last = seen()) === '') return '';
                await frame();
              }
              return last;
            }
            """);
        if (trouble.Length > 0) findings.Add($"{_doing}, after {key}: {trouble}");
    }
}
