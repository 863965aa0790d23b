using Heed.Accounts.Public;
using Heed.Channels.Email.Public;
using Heed.Demo.Calls;
using Heed.Demo.Company;
using Heed.Demo.Letters;
using Heed.Demo.Live;
using Heed.Demo.Public;
using Heed.Demo.Removal;
using Heed.Demo.Seeding;
using Heed.Demo.SignIns;
using Heed.Demo.Stories;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Routing.Public;

namespace Heed.Demo;

/// <summary>Makes the sample company and lets it live.</summary>
internal sealed class DemoDirector(
    IWorkspaces workspaces, CompanyMaker maker, DemoMarks marks, SignInFile signIns, DemoRemoval removal, LiveCustomers live, Colleagues colleagues, KnowledgeShelf knowledge,
    IStandIns standIns, IWaiting waiting, IMailIntake intake, IStore store) : IDemo
{
    /// <summary>The same past everywhere, so that screenshots and descriptions fit every installation.</summary>
    private const int Seed = 20_261_121;

    public async Task<bool> IsWantedAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } found) return !await marks.IsCompleteAsync(found, cancellationToken);
        return !await marks.WasRemovedAsync(cancellationToken);
    }

    public async Task LiveThroughPastAsync(Uri server, DemoClock clock, CancellationToken cancellationToken)
    {
        var unfinished = await FindAsync(cancellationToken);
        if (unfinished is { } begun) await removal.EmptyAsync(begun, cancellationToken);
        var plan = CompanyPlan.Load();
        var playwright = new Playwright(clock.Present, TimeZoneInfo.FindSystemTimeZoneById(plan.Workspace.TimeZone), Seed);
        var scenes = playwright.Write();
        clock.ForwardTo(playwright.Begin);
        using var http = ApiCalls.Connect(server);
        var company = await maker.MakeAsync(http, unfinished, await signIns.CreateAsync(plan, cancellationToken), cancellationToken);
        await knowledge.FillAsync(company, cancellationToken);
        await TrainedMind.TeachAsync(company, cancellationToken);
        var attendance = new Attendance(company, standIns);
        await attendance.PrepareAsync(cancellationToken);
        var stage = new Stage(http, company, clock, new Queueing(company, clock, waiting, store), Seed);
        var crew = new BotCrew(company);
        await crew.MakeAsync(cancellationToken);
        var books = new ShopBooks(http, company);
        await books.OpenAsync(cancellationToken);
        var visits = new BotVisits(http, company, crew, books, clock, Seed);
        await using var office = new PostOffice();
        var letters = new LetterBox(company, clock, intake, office);
        await letters.OpenAsync(cancellationToken);
        var lived = int.MaxValue;
        var beats = new List<Beat>
        {
            new(clock.Present - Twists.PromisedSince, () => Promises.MakeAsync(company, cancellationToken)),
            // What happened before yesterday, everybody has read.
            new(clock.Present.AddDays(-1), () => CatchUpAsync(company, cancellationToken)),
            new(clock.Present.AddHours(-3), () => Lines.MakeAsync(company, cancellationToken)),
        };
        beats.AddRange(playwright.Shifts(scenes).Where(t => t.At < clock.Present).Select(t => new Beat(t.At, () => attendance.PlayAsync(t, cancellationToken))));
        beats.AddRange(scenes.SelectMany(s => s.Turns.Select(t => new Beat(t.At, () => stage.PlayAsync(s, t, cancellationToken)))));
        beats.AddRange(LetterTurn.Load().Select(t => new Beat(clock.Present.AddMinutes(-t.MinutesAgo), () => letters.PlayAsync(t, cancellationToken))));
        foreach (var beat in beats.OrderBy(b => b.At))
        {
            await visits.PlayUntilAsync(beat.At, cancellationToken);
            clock.ForwardTo(beat.At);
            var ago = (int)(clock.Present - beat.At).TotalDays;
            if (ago < lived) await knowledge.LiveAsync(company, lived = ago, cancellationToken);
            await beat.PlayAsync();
        }

        await visits.PlayUntilAsync(clock.Present, cancellationToken);
        clock.ForwardTo(clock.Present);
        await letters.CloseAsync(cancellationToken);
        await attendance.CloseAsync(cancellationToken);
        await books.FillAsync(scenes.Concat(visits.Scenes), clock.Present, cancellationToken);
        await books.FillAsync(plan.ShopCustomers, clock.Present, cancellationToken);
        await crew.SwitchAllOnAsync(cancellationToken);
        await Lines.OpenAsync(company, cancellationToken);
        await OwnersDesk.SitDownAsync(company, cancellationToken);
        await CallBackPlan.MakeAsync(company, clock.Present, cancellationToken);
        await marks.SetCompleteAsync(company.Workspace, cancellationToken);
    }

    public async Task<DemoWelcome?> WelcomeAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } workspace) return null;
        return new DemoWelcome(
            await signIns.ReadAsync(cancellationToken),
            [new("Console", $"/w/{workspace}/"), new("Demo shop 中文", "/demo/shop?lang=zh-CN"), new("Demo shop English", "/demo/shop?lang=en"), new("Help centre 中文", "/help/yunqi-home/zh-CN"), new("Help centre English", "/help/yunqi-home/en")],
            signIns.FilePath);
    }

    public async Task WorkAsync(Uri server, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } workspace) return;
        await colleagues.RunAsync(server, workspace, cancellationToken);
    }

    public async Task LiveAsync(Uri server, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } workspace) return;
        await live.RunAsync(server, workspace, cancellationToken);
    }

    private static async Task CatchUpAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        foreach (var person in company.People.Values) await CatchUpAsync(person.Calls, cancellationToken);
    }

    private static async Task CatchUpAsync(ApiCalls calls, CancellationToken cancellationToken)
    {
        await calls.PostAsync("notices/read-all", null, cancellationToken);
        var mentions = await calls.GetAsync("mentions?limit=200", cancellationToken);
        foreach (var unread in mentions.GetProperty("items").EnumerateArray().Where(m => !m.GetProperty("read").GetBoolean()))
        {
            await calls.PutAsync($"conversations/{unread.GetProperty("conversationId").GetGuid()}/seen", new { position = unread.GetProperty("position").GetInt32() }, cancellationToken);
        }
    }

    private async Task<WorkspaceId?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(cancellationToken))
        {
            if ((await workspaces.GetAsync(workspace, cancellationToken)).IsDemo) return workspace;
        }

        return null;
    }

    /// <summary>Something that happens at an instant of the past.</summary>
    private sealed record Beat(DateTimeOffset At, Func<Task> PlayAsync);
}
