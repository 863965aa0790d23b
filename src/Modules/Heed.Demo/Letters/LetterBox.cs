using System.Globalization;
using System.Text;
using Heed.Channels.Email.Public;
using Heed.Demo.Company;
using Heed.Demo.Public;

namespace Heed.Demo.Letters;

/// <summary>
/// The company's e-mail inbox. Letters come in through Heed's own intake; answers go out to a <see cref="PostOffice"/> of these seconds. In the end the mailbox is
/// switched off, as its servers do not exist: everything can be read, and what is written waits.
/// </summary>
internal sealed class LetterBox(SampleCompany company, DemoClock clock, IMailIntake intake, PostOffice office)
{
    private const string Address = "service@yunqi.example";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);
    private const int Looks = 250, RingEvery = 5;

    /// <summary>Nobody listens there.</summary>
    private const int Discard = 9;

    private readonly Dictionary<string, (Guid Conversation, string? Ours)> _threads = [];
    private Guid _inbox;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var made = await company.Owner.Calls.PostAsync(
            "inboxes",
            new { name = "云栖家电 · 邮箱", brandId = company.Id("brand", "home"), channel = "email", teamId = company.Id("team", "service"), calendarId = company.Ids["calendar"], autoAssign = false },
            cancellationToken);
        _inbox = made.GetProperty("id").GetGuid();
        await SetAsync(enabled: false, "127.0.0.1", cancellationToken);
    }

    /// <summary>Switches the mailbox off for good; its servers are the company's own.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => SetAsync(enabled: false, null, cancellationToken);

    public async Task PlayAsync(LetterTurn turn, CancellationToken cancellationToken)
    {
        _threads.TryGetValue(turn.Thread, out var thread);
        var path = $"conversations/{thread.Conversation}";
        switch (turn.Kind)
        {
            case "mail":
                var raw = turn.Text.Replace("{date}", clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("ddd, dd MMM yyyy HH:mm:ss '+0800'", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("{ours}", thread.Ours ?? "", StringComparison.Ordinal);
                if (await intake.TakeAsync(company.Workspace, _inbox, Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n") + "\r\n"), cancellationToken) is { } conversation) _threads[turn.Thread] = thread with { Conversation = conversation };
                break;
            case "answer":
                await company.People[turn.Person].Calls.PostAsync($"{path}/take", null, cancellationToken);
                _threads[turn.Thread] = thread with { Ours = await AnswerAsync(company.People[turn.Person], path, turn.Text, cancellationToken) };
                break;
            case "note": await company.People[turn.Person].Calls.PostAsync($"{path}/messages", new { text = turn.Text, note = true, mentions = Array.Empty<object>() }, cancellationToken); break;
            case "label": await company.People[turn.Person].Calls.PatchAsync(path, new { labelIds = new[] { company.Id("label", turn.Text.Trim()) } }, cancellationToken); break;
            case "resolve": await company.People[turn.Person].Calls.PostAsync($"{path}/resolve", null, cancellationToken); break;
            default: throw new InvalidOperationException($"No step {turn.Kind} of a letter is known.");
        }
    }

    /// <summary>Answers, and waits until the mail has gone; its Message-ID.</summary>
    private async Task<string?> AnswerAsync(Colleague agent, string path, string text, CancellationToken cancellationToken)
    {
        var before = office.Last;
        await SetAsync(enabled: true, "127.0.0.1", cancellationToken);
        await agent.Calls.PostAsync($"{path}/messages", new { text, note = false, mentions = Array.Empty<object>() }, cancellationToken);
        for (var look = 0; look < Looks && office.Last == before; look++)
        {
            if (look % RingEvery == 0) clock.Ring();
            await Task.Delay(Look, cancellationToken);
        }

        // What became of it is written down once more is to go.
        for (var look = 0; look < Looks && await WaitsAsync(cancellationToken); look++) await Task.Delay(Look, cancellationToken);
        await SetAsync(enabled: false, "127.0.0.1", cancellationToken);
        return office.Last == before ? null : office.Last;
    }

    private async Task<bool> WaitsAsync(CancellationToken cancellationToken) =>
        (await company.Owner.Calls.GetAsync($"inboxes/{_inbox}/email", cancellationToken)).GetProperty("waiting").GetInt32() > 0;

    /// <param name="local">Where the post office of these seconds is; null for the company's own servers.</param>
    private Task SetAsync(bool enabled, string? local, CancellationToken cancellationToken) => company.Owner.Calls.PutAsync(
        $"inboxes/{_inbox}/email",
        new
        {
            enabled,
            address = Address,
            displayName = "云栖家电客服",
            aliases = Array.Empty<string>(),
            imap = new { host = local ?? "imap.yunqi.example", port = local is null ? 993 : Discard, security = local is null ? "tls" : "none", user = Address, folder = "INBOX", after = "keepSeen", firstDays = 0 },
            smtp = new { host = local ?? "smtp.yunqi.example", port = local is null ? 465 : office.Port, security = local is null ? "tls" : "none", user = local is null ? Address : "" },
            signIn = "password",
            signature = new Dictionary<string, string> { ["zh-CN"] = "云栖家电 · 每天 8:30–22:00\nservice@yunqi.example", ["en"] = "Yunqi Home · daily 8:30–22:00 China time\nservice@yunqi.example" },
            undoSeconds = 0,
        },
        cancellationToken);
}
