using System.Text.Json;
using Heed.Bot.Bots;
using Heed.Bot.Flows;
using Heed.Bot.Forms;
using Heed.Bot.Thinking;
using Heed.Customers.Public;
using Heed.Knowledge.Public;
using Heed.Platform.Ledger;
using Heed.Routing.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Bot.Talking;

/// <summary>
/// Answers the words of customers whose conversations a bot has. An event that comes twice is answered once: the position
/// answered last stands in the unit that says the words, and their ids follow from conversation, position and step.
/// </summary>
internal sealed class BotReader(IStore store, IConversations conversations, IInboxes inboxes, ICustomers customers, IKnowledge knowledge, BotBook book, Turns turns, IEnumerable<IConversationRatings> ratings, ICallBacks callBacks, ILogger<BotReader> log) : IConcurrentReader
{
    private const string CallBackForm = "callback";

    public string Name => "bot";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { ConversationEvents.MessageAdded };

    /// <summary>Conversations do not wait for each other: a slow shop holds up only those who ask it.</summary>
    public Guid Key(LedgerRow row) => row.IdFact("conversation") ?? row.Entity;

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (!OfCustomer(row.Facts, out var conversation)) return;
        // Somebody else has answered an earlier message meanwhile: the turn was run from a place that is left. Each time one more message is answered, so it ends.
        while (!await AnswerAsync(row, conversation, cancellationToken))
        {
        }
    }

    /// <summary>False when it has to be thought about again.</summary>
    private async Task<bool> AnswerAsync(LedgerRow row, Guid conversation, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        if (await conversations.FindAsync(session, row.Workspace, conversation, cancellationToken) is not { Handler: Handler.Bot, MergedInto: null } thread) return true;
        if ((await conversations.CustomerMessagesAsync(session, row.Workspace, [row.Entity], cancellationToken)).FirstOrDefault() is not { DeletedAt: null } message) return true;
        var known = await session.Db.Set<Session>().FirstOrDefaultAsync(s => s.Workspace == row.Workspace && s.Conversation == conversation, cancellationToken);
        if (known is not null && known.Position >= message.Position) return true;
        var inbox = await inboxes.FindAsync(session, row.Workspace, thread.Inbox, cancellationToken);
        var bot = await book.OfInboxAsync(session, row.Workspace, thread.Inbox, cancellationToken);
        var mind = known is null ? new Mind { Language = thread.Language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "zh-CN" } : Read<Mind>(known.Mind)!;
        if (bot is null || inbox is null)
        {
            // Switched off while it talked: nobody is left alone.
            return await ApplyAsync(thread, message, known, default, new Turn(mind, null) { HandOver = "failed" }, cancellationToken);
        }

        var customer = await customers.FindAsync(session, row.Workspace, thread.Customer, cancellationToken);
        var scene = new Scene(row.Workspace, bot, inbox, thread, customer, $"bot:{conversation:N}:{message.Position}", false) { Preferred = await IsPreferredAsync(session, bot, thread.Customer, cancellationToken) };
        Turn turn;
        try
        {
            turn = await turns.RunAsync(session, scene, mind, known?.Place is { } place ? Read<FlowPlace>(place) : null, message.Text, message.Parts?.Choice, message.Files.Count > 0, cancellationToken);
        }
        catch (Exception error) when (IsOurs(error))
        {
            turn = Failed(error, bot, conversation, mind);
        }

        try
        {
            return await ApplyAsync(thread, message, known, bot.Id, turn, cancellationToken, bot.Team, bot);
        }
        catch (Exception error) when (IsOurs(error) && turn.HandOver != "failed")
        {
            // What it thought of cannot be written down. The plain hand-over can: nobody waits for a bot that is silent.
            return await ApplyAsync(thread, message, known, bot.Id, Failed(error, bot, conversation, mind), cancellationToken, bot.Team);
        }
    }

    /// <summary>Whether it is a fault of the answer; what passes by itself is tried again by the reader.</summary>
    private static bool IsOurs(Exception error) => error is not OperationCanceledException and not LostOwnershipException and not BusyRefusal and not DiskFullRefusal;

    private Turn Failed(Exception error, Bots.Bot bot, Guid conversation, Mind mind)
    {
        log.LogError(error, "The bot could not answer in conversation {Conversation}; a person gets it", conversation);
        var turn = new Turn(mind, null) { HandOver = "failed" };
        turn.Said.Add(new FlowSaying(Wording.Say(bot, Words.Connecting, mind.Language), null));
        return turn;
    }

    private Task<bool> ApplyAsync(ConversationRow thread, MessageRow message, Session? known, Guid bot, Turn turn, CancellationToken cancellationToken, Guid? team = null, Bots.Bot? watching = null) => store.WriteAsync(
        Scope.System(thread.Workspace),
        unit =>
        {
            var reached = unit.Number($"select position from bot_sessions where workspace = {unit.Workspace} and conversation = {thread.Id}");
            if (reached >= message.Position) return true;
            if (reached != (known?.Position ?? 0)) return false;
            var mind = turn.Mind with { Done = turn.Mind.Done || turn.HandOver is not null };
            unit.Execute($"""
                insert into bot_sessions (workspace, conversation, bot, position, mind, place, flow, updated_at)
                values ({unit.Workspace}, {thread.Id}, {bot}, {message.Position}, {Write(mind)}, {(turn.Place is null ? null : Write(turn.Place))}, {turn.Place?.Flow}, {unit.Now})
                on conflict (workspace, conversation) do update set bot = excluded.bot, position = excluded.position, mind = excluded.mind, place = excluded.place, flow = excluded.flow, updated_at = excluded.updated_at
                """);
            for (var step = 0; step < turn.Said.Count; step++)
            {
                var id = Ids.FromParts("bot", unit.Workspace.ToString(), thread.Id.ToString("N"), message.Position.ToString(System.Globalization.CultureInfo.InvariantCulture), step.ToString(System.Globalization.CultureInfo.InvariantCulture));
                conversations.Say(unit, thread.Id, new BotSaid(id, turn.Said[step].Text, turn.Said[step].Parts, bot == default ? null : bot));
            }

            foreach (var form in turn.Forms)
            {
                FormBook.Add(unit, thread.Id, turn.Place?.Flow, form);
                Ring(unit, thread.Id, form);
            }

            foreach (var keeper in turn.Rating is null ? [] : ratings) keeper.Rate(unit, thread, turn.Rating!.Value);
            FlowFigures.Count(unit, turn.Walked);
            foreach (var deed in turn.Counted) Count(unit, thread, deed, turn.Mind.Language);
            if (turn.HandOver is { } reason) conversations.HandOver(unit, thread.Id, turn.Team ?? team, HandOverCards.Of(turn.Mind, reason, message.Text));
            else if (turn.Ends) conversations.End(unit, thread.Id);
            SilentTimer.Wait(unit, watching, thread.Id, message.Position, turn is { HandOver: null, Ends: false } && mind.Intake is null);
            return true;
        },
        cancellationToken);

    /// <summary>A form of the type <c>callback</c> is a wish to be rung: its first field that is a number, the others say what it is about.</summary>
    private void Ring(Unit unit, Guid conversation, FlowForm form)
    {
        if (form.Type != CallBackForm || form.Fields.FirstOrDefault(f => Slots.Read(SlotKind.Phone, f.Value, DateOnly.FromDateTime(unit.Now.UtcDateTime)) is not null) is not { } phone) return;
        callBacks.Ask(unit, conversation, phone.Value, string.Join('\n', form.Fields.Where(f => f != phone).Select(f => f.Value)), null);
    }

    private void Count(Unit unit, ConversationRow thread, Deed deed, string language)
    {
        if (deed is Deed.Count count) knowledge.Used(unit, count.Entry, count.Use);
        else if (deed is Deed.Learn learn) knowledge.Understood(unit, new UnderstoodWording(learn.Entry, learn.Text, Solved: true, thread.Id, thread.Customer));
        else if (deed is Deed.Unlearn unlearn) knowledge.Misunderstood(unit, unlearn.Entry, unlearn.Text);
        else if (deed is Deed.Miss miss) knowledge.Missed(unit, new MissedQuestion(miss.Text, thread.Brand, language, miss.Why, thread.Id, thread.Customer, miss.Entry));
    }

    /// <summary>Whether people serve this customer at once.</summary>
    public static async Task<bool> IsPreferredAsync(ReadSession session, Bots.Bot bot, Guid customer, CancellationToken cancellationToken)
    {
        var tags = Ids32.Read(bot.HandOverTags);
        return tags.Count > 0 && await session.NumberAsync($"select count(*) from customers_tagged where workspace = {bot.Workspace} and customer = {customer} and tag in {tags}", cancellationToken) > 0;
    }

    private static bool OfCustomer(JsonElement facts, out Guid conversation)
    {
        conversation = default;
        return facts.ValueKind == JsonValueKind.Object
            && facts.TryGetProperty("author", out var author) && author.TryGetInt32(out var kind) && kind == (int)MessageAuthor.Customer
            && facts.TryGetProperty("note", out var note) && note.ValueKind == JsonValueKind.False
            && facts.TryGetProperty("conversation", out var id) && id.TryGetGuid(out conversation);
    }

    private static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, SessionJson.Options);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, SessionJson.Options);
}
