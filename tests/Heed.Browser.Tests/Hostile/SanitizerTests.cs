using Heed.Html;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Hostile;

/// <summary>
/// Trust 38: what the sanitizer lets through, in a page that has no policy and no sandbox at all. The same vectors as they are run by the hundred there, so the
/// page can tell the difference.
/// </summary>
[Collection(DemoCollection.Name)]
public sealed class SanitizerTests(Browser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_that_was_cleaned_runs_or_calls_even_without_policy_and_sandbox()
    {
        Assert.True(Corpus.All.Count >= 1000, $"{Corpus.All.Count} vectors");
        var page = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(page);
        await page.GotoAsync("about:blank");
        await ShowAsync(page, Together(Corpus.All.Select(v => HtmlSanitizer.Clean(v.Markup).Html)));
        lookout.NothingHappened("cleaned");

        // With pictures: addresses of pictures are kept, and nothing else.
        await ShowAsync(page, Together(Corpus.All.Select(v => HtmlSanitizer.Clean(v.Markup, new HtmlRules { RemotePictures = true }).Html)));
        Assert.Empty(lookout.Ran);
        Assert.All(lookout.Calls, call => Assert.StartsWith("image ", call, StringComparison.Ordinal));

        // Cleaned twice is cleaned once: what the browser makes of it holds nothing that was not seen.
        var again = Corpus.All.Select(v => HtmlSanitizer.Clean(v.Markup).Html).Where(html => HtmlSanitizer.Clean(html).Html != html).Take(5).ToList();
        Assert.True(again.Count == 0, string.Join('\n', again));
    }

    [Fact]
    public async Task The_same_vectors_run_when_nobody_cleans_them()
    {
        var page = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(page);
        await page.GotoAsync("about:blank");
        await ShowAsync(page, [.. Corpus.All.Where(v => v.Family is not "address" && v.Number % 3 == 0).Select(v => v.Markup)]);
        output.WriteLine($"{Corpus.All.Count} vectors; of a third of them, uncleaned, {lookout.Ran.Count} run and {lookout.Calls.Count} calls go out");
        Assert.True(lookout.Ran.Count > 100, $"Only {lookout.Ran.Count} ran.");
        Assert.True(lookout.Calls.Count > 25, $"Only {lookout.Calls.Count} called.");
    }

    /// <summary>What is clean is also closed: ten stand in one frame and cannot swallow each other.</summary>
    private static string[] Together(IEnumerable<string> texts) => [.. texts.Chunk(10).Select(ten => string.Join("<hr>", ten))];

    /// <summary>Shows each text in a frame of its own, forty at a time, does to its elements what a hand would, and waits until each frame has failed to load a picture after all that.</summary>
    private static async Task ShowAsync(IPage page, string[] texts)
    {
        foreach (var batch in texts.Chunk(40))
        {
            await page.EvaluateAsync(
                """
                async texts => {
                  document.body.textContent = '';
                  const frames = texts.map(text => {
                    const frame = document.createElement('iframe');
                    frame.srcdoc = '<!doctype html><body>' + text;
                    return frame;
                  });
                  const within = (promise, time) => Promise.race([promise.then(() => 0), new Promise(done => setTimeout(() => done(1), time))]);
                  const ends = frames.map(frame => within(new Promise(done => (frame.onload = done)), 4000));
                  document.body.append(...frames);
                  await Promise.all(ends);
                  const last = frames.map(frame => {
                    const inside = frame.contentDocument;
                    if (!inside?.body) return 1;
                    for (const one of inside.querySelectorAll('*')) for (const kind of ['mouseover', 'pointerenter', 'focus', 'focusin', 'toggle']) one.dispatchEvent(new Event(kind, { bubbles: true }));
                    for (const link of inside.querySelectorAll('a[href]')) if (!/^(https?:|mailto:|tel:|\/|#)/i.test(link.getAttribute('href'))) window.__report('link ' + link.outerHTML);
                    return within(new Promise(done => {
                      const picture = inside.createElement('img');
                      picture.onerror = done;
                      picture.src = 'data:image/png,none';
                      inside.body.append(picture);
                    }), 4000);
                  });
                  return (await Promise.all(last)).reduce((sum, one) => sum + one, 0);
                }
                """,
                batch);
        }
    }
}
