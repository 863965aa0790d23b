using System.Globalization;
using System.Text.Json;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Ledger;

namespace Heed.Modules.Tests.Trust;

/// <summary>TRUST 7: old snapshot + frames = fresh snapshot, for three roles in two brands, while access changes. HEED_REPLAY_STEPS sets the length.</summary>
public sealed class T07ReplayEqualsRefetchTests
{
    private static int Steps => int.TryParse(Environment.GetEnvironmentVariable("HEED_REPLAY_STEPS"), NumberStyles.None, CultureInfo.InvariantCulture, out var steps) ? steps : 150;

    [Theory, OnEveryEngine]
    public async Task State_after_frames_equals_state_read_afresh(TestEngine engine)
    {
        // Clients that read everything again at each reset ask more than people do.
        await using var host = await HeedHost.StartAsync(engine, builder => builder.Configuration["Heed:Limits:MemberBurst"] = "0");
        var company = await host.CreateWorkspaceAsync();
        var second = await company.BrandAsync("Second");
        var all = await company.PersonAsync("supervisor");
        var limited = await company.PersonAsync("supervisor", second);
        var agent = await company.PersonAsync("agent");
        var team = await company.TeamAsync("Team", agent.Id);
        var clients = await Task.WhenAll(new[] { all, limited, agent }.Select(Client.StartAsync));

        var random = new Random(7);
        var walk = new RandomWalk(company, second, team, agent, random);
        await walk.PrepareAsync();
        for (var step = 0; step < Steps; step++) await walk.StepAsync();

        var head = (await host.Get<LedgerBook>().HeadAsync(company.Workspace, CancellationToken.None)).Head;
        foreach (var client in clients)
        {
            await Eventually.TrueAsync(() => client.Seq >= head.Seq || client.Pump.IsFaulted, TimeSpan.FromSeconds(20), "the client has caught up");
            if (client.Pump.IsFaulted) await client.Pump;
            var fresh = new ClientState(client.Api);
            await fresh.ReadAsync();
            Assert.Equal("", string.Join('\n', client.State.DifferencesTo(fresh).Take(5)));
            Assert.Empty(client.State.Leaks);
            Assert.Empty(client.Gaps);
            await client.StopAsync();
        }
    }

    /// <summary>A client that reads once and then lives on frames.</summary>
    private sealed class Client
    {
        private readonly LiveClient _live;
        private readonly CancellationTokenSource _stop = new();

        private Client(Api api, LiveClient live)
        {
            (Api, _live) = (api, live);
            State = new ClientState(api);
        }

        public Api Api { get; }

        public ClientState State { get; }

        public long Seq { get; private set; }

        /// <summary>Reads frames until stopped; what goes wrong with it is the test's failure.</summary>
        public Task Pump { get; private set; } = Task.CompletedTask;

        public List<string> Gaps { get; } = [];

        public static async Task<Client> StartAsync(Api api)
        {
            var client = new Client(api, await api.LiveAsync());
            var ready = await client._live.NextAsync("ready");
            Cursor.TryParse(ready.GetProperty("cursor").GetString(), out var cursor);
            client.Seq = cursor.Seq;
            await client.State.ReadAsync();
            client.Pump = client.PumpAsync();
            return client;
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _live.DisposeAsync();
            await Pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task PumpAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                var frame = await _live.NextAsync(_ => true);
                if (frame.TryGetProperty("prev", out var prev) && prev.GetInt64() != Seq) Gaps.Add($"prev {prev} after {Seq}");
                await State.ApplyAsync(frame);
                if (frame.TryGetProperty("seq", out var seq)) Seq = seq.GetInt64();
                else if (frame.GetProperty("type").GetString() == "reset" && Cursor.TryParse(frame.GetProperty("cursor").GetString(), out var cursor)) Seq = cursor.Seq;
            }
        }
    }

    /// <summary>Random acts over the write API: messages, assignment, labels, settings, and changes of who may see what.</summary>
    private sealed class RandomWalk(Company company, Guid second, Guid team, Api agent, Random random)
    {
        private readonly List<Api> _visitors = [];
        private readonly List<Guid> _conversations = [];
        private readonly List<Guid> _labels = [];
        private readonly List<string> _sites = [];
        private Guid _customRole;

        public async Task PrepareAsync()
        {
            _sites.Add((await company.WebInboxAsync("One", more: new { autoAssign = false })).SiteKey);
            _sites.Add((await company.WebInboxAsync("Two", second, new { autoAssign = false })).SiteKey);
            _customRole = (await company.Owner.PostAsync("roles", new
            {
                name = "Changing",
                visibility = "own",
                permissions = new[] { "conversations.read", "conversations.reply", "customers.read" },
            })).Expect(201).Id;
            for (var i = 0; i < 4; i++) await ContactAsync();
        }

        public Task StepAsync() => random.Next(20) switch
        {
            0 => ContactAsync(),
            1 or 2 => Pick(_visitors).SaysAsync("More words " + random.Next(1000)),
            3 or 4 => company.Owner.ReplyAsync(Pick(_conversations), "An answer " + random.Next(1000), new { note = random.Next(3) == 0 }),
            5 => company.Owner.PostAsync($"conversations/{Pick(_conversations)}/assign", new { assigneeId = Maybe(agent.Id), teamId = Maybe(team) }),
            6 => company.Owner.PostAsync($"conversations/{Pick(_conversations)}/{(random.Next(2) == 0 ? "resolve" : "reopen")}"),
            7 => random.Next(2) == 0
                ? company.Owner.PutAsync($"conversations/{Pick(_conversations)}/participants/{agent.Id}")
                : company.Owner.DeleteAsync($"conversations/{Pick(_conversations)}/participants/{agent.Id}"),
            8 => LabelAsync(),
            9 => company.Owner.PatchAsync($"conversations/{Pick(_conversations)}", new { priority = random.Next(2) == 0 ? "high" : "normal", labelIds = _labels.Where(_ => random.Next(2) == 0) }),
            10 => ChangeRightsAsync(),
            11 => SettingAsync(),
            12 => CustomerAsync(),
            13 => random.Next(2) == 0
                ? company.Owner.PutAsync($"conversations/{Pick(_conversations)}/snooze", new { })
                : company.Owner.DeleteAsync($"conversations/{Pick(_conversations)}/snooze"),
            14 => company.Owner.PostAsync($"conversations/{Pick(_conversations)}/merge", new { conversationIds = new[] { Pick(_conversations) }, otherCustomers = random.Next(2) == 0 }),
            15 => UndoMoveAsync(),
            16 => EditAsync(),
            17 => SplitAsync(),
            18 => WaitingAsync(),
            _ => company.Owner.PatchAsync($"teams/{team}", new { memberIds = random.Next(2) == 0 ? new[] { agent.Id } : [] }),
        };

        private async Task ContactAsync()
        {
            var (visitor, conversation) = await company.ContactAsync(Pick(_sites), "First words");
            _visitors.Add(visitor);
            _conversations.Add(conversation);
        }

        /// <summary>Takes the newest merge or split of a thread back, if it has one.</summary>
        private async Task UndoMoveAsync()
        {
            var conversation = Pick(_conversations);
            var line = (await company.Owner.ThreadAsync(conversation)).LastOrDefault(m =>
                m.GetProperty("activity") is { ValueKind: JsonValueKind.Object } activity && activity.GetProperty("facts") is { ValueKind: JsonValueKind.Object } facts && facts.TryGetProperty("move", out _));
            if (line.ValueKind == JsonValueKind.Undefined) return;
            await company.Owner.PostAsync($"conversations/{conversation}/moves/{line.GetProperty("activity").GetProperty("facts").GetProperty("move").GetGuid()}/undo");
        }

        private async Task EditAsync()
        {
            var conversation = Pick(_conversations);
            var own = (await company.Owner.ThreadAsync(conversation)).Where(m => m.GetProperty("authorKind").GetString() == "agent").ToList();
            if (own.Count == 0) return;
            var message = Pick(own).GetProperty("id").GetGuid();
            if (random.Next(3) == 0) await company.Owner.DeleteAsync($"conversations/{conversation}/messages/{message}");
            else await company.Owner.PatchAsync($"conversations/{conversation}/messages/{message}", new { text = "Better words " + random.Next(1000) });
        }

        private async Task SplitAsync()
        {
            var conversation = Pick(_conversations);
            var said = (await company.Owner.ThreadAsync(conversation)).Where(m => m.GetProperty("authorKind").GetString() is "agent" or "customer").ToList();
            if (said.Count == 0) return;
            var made = await company.Owner.PostAsync($"conversations/{conversation}/split", new { messageIds = new[] { Pick(said).GetProperty("id").GetGuid() } });
            if (made.Status == 201) _conversations.Add(made.Id);
        }

        /// <summary>Replies that wait: scheduled, sent now, taken back.</summary>
        private async Task WaitingAsync()
        {
            var conversation = Pick(_conversations);
            var waiting = (await company.Owner.GetAsync($"conversations/{conversation}/outgoing")).Items;
            if (waiting.Count == 0 || random.Next(2) == 0)
            {
                await company.Owner.ReplyAsync(conversation, "Later " + random.Next(1000), new { sendAt = TimeProvider.System.GetUtcNow().AddDays(1), unlessCustomerWrites = random.Next(2) == 0 });
                return;
            }

            var message = Pick(waiting).GetProperty("id").GetGuid();
            if (random.Next(2) == 0) await company.Owner.PostAsync($"conversations/{conversation}/messages/{message}/send-now");
            else await company.Owner.DeleteAsync($"conversations/{conversation}/messages/{message}/hold");
        }

        private async Task LabelAsync()
        {
            if (_labels.Count < 5) _labels.Add((await company.Owner.PostAsync("labels", new { name = "Label " + random.Next(100_000), color = "#336699" })).Expect(201).Id);
            else if (random.Next(2) == 0) await company.Owner.PatchAsync($"labels/{Pick(_labels)}", new { name = "Renamed " + random.Next(100_000) });
            else
            {
                var gone = Pick(_labels);
                _labels.Remove(gone);
                (await company.Owner.DeleteAsync($"labels/{gone}")).Expect(204);
            }
        }

        /// <summary>The agent gets another role, or the role it has sees more or less.</summary>
        private async Task ChangeRightsAsync()
        {
            if (random.Next(2) == 0)
            {
                await company.Owner.PatchAsync($"roles/{_customRole}", new { visibility = new[] { "own", "team", "all" }[random.Next(3)] });
                return;
            }

            var role = random.Next(2) == 0 ? _customRole : company.Roles["agent"];
            (await company.Owner.PatchAsync($"people/{agent.Id}", new { roles = new[] { new { roleId = role, brandIds = random.Next(2) == 0 ? new[] { second } : null } } })).Expect(200);
        }

        private async Task SettingAsync()
        {
            var number = random.Next(1_000_000);
            (await (random.Next(4) switch
            {
                0 => company.Owner.PostAsync("tags", new { name = "Tag " + number, color = "#AA3355" }),
                1 => company.Owner.PostAsync("companies", new { name = "Company " + number }),
                2 => company.Owner.PostAsync("statuses", new { name = new Dictionary<string, string> { ["zh-CN"] = "状态" + number, ["en"] = "Status " + number }, category = "open" }),
                _ => company.Owner.PostAsync("calendars", new { name = "Hours " + number, timeZone = "Asia/Shanghai", weekly = new[] { new { day = 1, from = "09:00", to = "18:00" } } }),
            })).Expect(201);
        }

        private async Task CustomerAsync()
        {
            var customer = (await company.Owner.ConversationAsync(Pick(_conversations))).GetProperty("customer").GetProperty("id").GetGuid();
            if (random.Next(2) == 0) (await company.Owner.PatchAsync($"customers/{customer}", new { name = "Name " + random.Next(1000) })).Expect(200);
            else (await company.Owner.PostAsync($"customers/{customer}/memories", new { kind = "taboo", text = "No calls " + random.Next(1000) })).Expect(201);
        }

        private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

        private Guid? Maybe(Guid id) => random.Next(2) == 0 ? id : null;
    }
}
