using System.Text.Json;
using Heed.Bot.Thinking;
using Heed.Platform.Timers;

namespace Heed.Bot.Talking;

/// <summary>
/// A visitor who says nothing more: first a gentle question, then, still silent, the talk is closed. Durable, and decided in
/// the unit that takes the timer: whoever wrote meanwhile, or whom a person serves, is left alone.
/// </summary>
internal sealed class SilentTimer(IConversations conversations) : ITimerHandler
{
    public const string TimerKind = "bot.silent";

    public string Kind => TimerKind;

    /// <summary>Waits for the visitor from now on, after the words of a turn that leave it to them; anything else ends the waiting.</summary>
    public static void Wait(Unit unit, Bots.Bot? bot, Guid conversation, int position, bool waits)
    {
        if (waits && bot is { AskAfter: > 0 }) unit.SetTimer(TimerKind, conversation, unit.Now.AddMinutes(bot.AskAfter), new Silence(position, Asked: false));
        else unit.ClearTimer(TimerKind, conversation);
    }

    public void Fire(Unit unit, DueTimer timer)
    {
        if (timer.Facts is null || JsonSerializer.Deserialize<Silence>(timer.Facts, JsonSerializerOptions.Web) is not { } silence) return;
        var session = unit.Db.Set<Session>().FirstOrDefault(s => s.Workspace == unit.Workspace && s.Conversation == timer.Key);
        if (session is null || session.Position != silence.Position) return;
        var bot = unit.Db.Set<Bots.Bot>().FirstOrDefault(b => b.Workspace == unit.Workspace && b.Id == session.Bot);
        if (bot is not { IsOn: true, AskAfter: > 0 }) return;
        var mind = JsonSerializer.Deserialize<Mind>(session.Mind, SessionJson.Options)!;
        // Words that came just now and are not read yet are an answer too.
        if (unit.Number($"select max(position) from conversations_messages where workspace = {unit.Workspace} and conversation = {timer.Key} and author = {MessageAuthor.Customer} and note = {false}") > silence.Position) return;
        if (unit.Number($"select count(*) from conversations_conversations where workspace = {unit.Workspace} and id = {timer.Key} and category <> {StatusCategory.Resolved}") == 0) return;
        var words = silence.Asked ? Words.ClosedSilent : Words.StillThere;
        if (!conversations.Say(unit, timer.Key, new BotSaid(Ids.FromParts("bot.silent", unit.Workspace.ToString(), timer.Key.ToString("N"), $"{silence.Position}.{silence.Asked}"), Wording.Say(bot, words, mind.Language), null, bot.Id))) return;
        if (!silence.Asked)
        {
            unit.SetTimer(TimerKind, timer.Key, unit.Now.AddMinutes(bot.CloseAfter), silence with { Asked = true });
            return;
        }

        var closed = JsonSerializer.Serialize(mind with { Done = true, InFlow = false, Answered = null, Options = [] }, SessionJson.Options);
        unit.Execute($"update bot_sessions set mind = {closed}, place = null, updated_at = {unit.Now} where workspace = {unit.Workspace} and conversation = {timer.Key}");
        conversations.End(unit, timer.Key);
    }

    /// <summary>What is waited for.</summary>
    /// <param name="Position">The visitor's last message that was answered.</param>
    /// <param name="Asked">Whether they were asked already.</param>
    internal sealed record Silence(int Position, bool Asked);
}
