using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Hostile;

/// <summary>Sees everything a hostile text may do in a window: run, open a dialog, call out, or be stopped only by a policy.</summary>
internal sealed class Lookout
{
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly Uri? _home;

    private Lookout(Uri? home) => _home = home;

    /// <summary>Numbers of the vectors that ran.</summary>
    public ConcurrentDictionary<int, bool> Ran { get; } = new();

    /// <summary>Requests to anywhere but the server: kind and address. None of them leaves the machine.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    /// <summary>Dialogs, and complaints of the browser about scripts that a policy or a sandbox had to stop.</summary>
    public ConcurrentQueue<string> Signs { get; } = new();

    public static async Task<Lookout> KeepAsync(IPage page, Uri? home = null)
    {
        var lookout = new Lookout(home);
        var context = page.Context;
        await context.ExposeBindingAsync("__xss", (BindingSource _, int number) => lookout.Ran[number] = true);
        await context.ExposeBindingAsync("__report", (BindingSource _, string words) => lookout.Signs.Enqueue(words));
        await context.AddInitScriptAsync(
            """
            for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => window.__report(name);
            document.addEventListener('securitypolicyviolation', e => window.__report(`policy ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
            """);
        await context.RouteAsync("**/*", lookout.RouteAsync);
        page.Dialog += async (_, dialog) =>
        {
            lookout.Signs.Enqueue("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Console += (_, said) =>
        {
            if (said.Text.Contains("Blocked script execution", StringComparison.Ordinal) || said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) lookout.Signs.Enqueue(said.Text);
        };
        return lookout;
    }

    /// <summary>Nothing ran, nothing called out, and nothing came so far that only a policy stopped it.</summary>
    public void NothingHappened(string where)
    {
        Assert.True(Ran.IsEmpty, $"{where}: these ran:\n" + string.Join('\n', Ran.Keys.Order().Take(20).Select(n => $"{n} {(n < Corpus.All.Count ? Corpus.All[n].Markup : "")}")));
        Assert.True(_calls.IsEmpty, $"{where}: calls to outside:\n" + string.Join('\n', _calls.Take(20)));
        Assert.True(Signs.IsEmpty, $"{where}:\n" + string.Join('\n', Signs.Take(20)));
    }

    private async Task RouteAsync(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        if (address.Scheme is "data" or "blob" or "about" || (_home is not null && address.Authority == _home.Authority))
        {
            await route.FallbackAsync();
            return;
        }

        _calls.Enqueue($"{route.Request.ResourceType} {route.Request.Url}");
        await route.AbortAsync();
    }
}
