using Microsoft.Playwright;

namespace Heed.Browser.Tests;

/// <summary>One headless Chromium for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Counts requests that a page has under way, so that a test can wait for the end of its work instead of for a time.</summary>
    private const string Quiet = """
        window.__underWay = 0;
        const plain = window.fetch;
        window.fetch = async (...asked) => {
          window.__underWay++;
          try { return await plain(...asked); } finally { setTimeout(() => window.__underWay--); }
        };
        """;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        const string chromium = "/usr/bin/chromium";
        Assert.True(File.Exists(chromium), "Chromium is missing: apt-get install chromium fonts-noto-cjk");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of its own: cookies and storage are shared with nobody.</summary>
    /// <param name="scripts">False for a browser that runs none.</param>
    public async Task<IPage> OpenAsync(string language, bool dark = false, int width = 1560, int height = 900, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
        });
        // Long enough for a busy machine: a page that never gets there fails all the same.
        context.SetDefaultTimeout(60_000);
        await context.AddInitScriptAsync(Quiet);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
