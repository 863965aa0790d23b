using System.Text.Json;
using Heed.Demo.Calls;
using Heed.Demo.SignIns;
using Heed.Demo.Stories;
using Heed.Kernel;
using Microsoft.Extensions.Logging;

namespace Heed.Demo.Live;

/// <summary>Customers who come while somebody watches: a few at a time, at the pace of people, reacting to what they are answered.</summary>
internal sealed class LiveCustomers(SignInFile signIns, TimeProvider time, ILogger<LiveCustomers> log)
{
    private const int AtOnce = 5;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    public async Task RunAsync(Uri server, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var http = ApiCalls.Connect(server);
        var sites = await SitesAsync(http, workspace, cancellationToken);
        if (sites.Count == 0)
        {
            log.LogWarning("Nobody can come: {File} with the sample people's sign-ins is gone", signIns.FilePath);
            return;
        }

        var cast = Cast.Load();
        var stories = new[] { "zh", "en" }.SelectMany(Story.Load).ToList();
        var here = new List<Task>();
        for (var number = 5000; !cancellationToken.IsCancellationRequested; number++)
        {
            here.RemoveAll(t => t.IsCompleted);
            if (here.Count < AtOnce)
            {
                // Not the same people as yesterday.
                var random = new Random(HashCode.Combine(time.GetUtcNow().UtcTicks, number));
                var story = Cast.Pick(stories, random);
                var persona = cast.Create(number, story.Language, random);
                var brand = Cast.Pick(story.Brands, random);
                var slots = new Slots(persona, Cast.Pick(cast.Products[brand], random), Cast.Pick(cast.Surnames, random), time.GetUtcNow(), random);
                var shopper = new Shopper(new ApiCalls(http, ""), sites[brand], story.Language == "zh" ? "zh-CN" : "en");
                here.Add(VisitAsync(new LiveVisit(shopper, story, persona, slots, cast, random, time), cancellationToken));
            }

            await Task.WhenAny(Task.Delay(Between, time, cancellationToken));
        }

        await Task.WhenAll(here);
    }

    private async Task VisitAsync(LiveVisit visit, CancellationToken cancellationToken)
    {
        try
        {
            await visit.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops, and its visitors with it.
        }
        catch (Exception error) when (error is CallRefusedException or HttpRequestException or TaskCanceledException)
        {
            log.LogWarning("A simulated customer left: {Reason}", error.Message);
        }
    }

    /// <summary>Site keys by brand of the plan, as the sample owner reads them.</summary>
    private async Task<Dictionary<string, string>> SitesAsync(HttpClient http, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var sites = new Dictionary<string, string>();
        if ((await signIns.ReadAsync(cancellationToken)).FirstOrDefault(p => p.Role == "owner") is not { } owner) return sites;
        var calls = new ApiCalls(http, $"/api/v1/w/{workspace}/");
        await calls.SignInAsync(owner.Email, owner.Password, cancellationToken);
        var names = Company.CompanyPlan.Load().Inboxes.ToDictionary(i => i.Name, i => i.Brand);
        foreach (var inbox in (await calls.GetAsync("inboxes", cancellationToken)).GetProperty("items").EnumerateArray())
        {
            if (!names.TryGetValue(inbox.GetProperty("name").GetString()!, out var brand)) continue;
            var site = await calls.GetAsync($"inboxes/{inbox.GetProperty("id").GetGuid()}/web", cancellationToken);
            sites[brand] = site.GetProperty("siteKey").GetString()!;
        }

        await calls.DeleteAsync("/api/v1/me/session", cancellationToken);
        return sites.Count == names.Count ? sites : [];
    }
}
