using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Access;

/// <summary>Has axe-core look at a page as it stands, shadow roots and dialogs included; what stands in frames is the customers' own and not looked at.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Path.Combine(Repository.Root, "web", "console", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Adds what is serious or critical on this page to the findings, one line for each rule with the elements that break it.</summary>
    public static async Task LookAsync(this IPage page, string screen, List<string> findings)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync("source => { (0, eval)(source); }", Source.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const seen = await axe.run(document, {
                iframes: false,
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
                rules: { 'target-size': { enabled: true }, region: { enabled: false } },
              });
              return seen.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => ({ id: one.id, nodes: one.nodes.slice(0, 2).map(node => node.target.flat().join(' ') + ' | ' + node.html.slice(0, 160) + ' | ' + [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ').slice(0, 200)), count: one.nodes.length }));
            }
            """);
        foreach (var one in found.EnumerateArray())
        {
            var line = new StringBuilder(screen).Append(": ").Append(one.GetProperty("id").GetString()).Append(" ×").Append(one.GetProperty("count").GetInt32());
            foreach (var node in one.GetProperty("nodes").EnumerateArray()) line.Append("\n    ").Append(node.GetString());
            findings.Add(line.ToString());
        }

        if (found.GetArrayLength() > 0) await page.PictureAsync("axe-" + string.Concat(screen.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
    }

    /// <summary>Adds a finding when the page is wider than its window: then it has to be scrolled in two directions.</summary>
    public static async Task ReflowsAsync(this IPage page, string screen, List<string> findings)
    {
        var excess = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        if (excess > 0) findings.Add($"{screen}: {excess} px wider than the window");
        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a, input, textarea, select')].filter(one => {
              const box = one.getBoundingClientRect();
              if (box.width === 0 || !one.checkVisibility({ checkVisibilityCSS: true })) return false;
              if (box.right <= innerWidth + 1) return false;
              for (let at = one.parentElement; at; at = at.parentElement) if (/(auto|scroll)/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return false;
              return true;
            }).slice(0, 3).map(one => one.outerHTML.slice(0, 140))
            """);
        findings.AddRange(cut.Select(one => $"{screen}: out of reach to the right: {one}"));
    }
}
