namespace Heed.Routing.CallBacks;

/// <summary>Tells customers about their call-back in the thread, and the team with the same line.</summary>
internal sealed class CallBackVoice(IConversations conversations, IWorkspaces workspaces)
{
    /// <summary>Choices whose id begins so are about call-backs.</summary>
    public const string Choice = "callBack:";

    /// <summary>The choice that takes a call-back back.</summary>
    public const string CancelChoice = Choice + "cancel";

    public TimeZoneInfo Zone(Unit unit) => TimeZoneInfo.FindSystemTimeZoneById(workspaces.Find(unit)?.TimeZone ?? "UTC");

    /// <summary>A line with a text that may hold <c>{phone}</c>, <c>{time}</c> and <c>{n}</c>.</summary>
    public void Tell(Unit unit, ConversationRow thread, string code, LocalText text, object? facts = null, string? phone = null, DateTimeOffset? at = null, int n = 0, bool mayCancel = false)
    {
        var words = text.In(thread.Language)
            .Replace("{phone}", phone is null ? "" : PhoneNumber.Masked(phone), StringComparison.Ordinal)
            .Replace("{time}", at is { } time ? CallBackWords.Time(time, unit.Now, thread.Language, Zone(unit)) : "", StringComparison.Ordinal)
            .Replace("{n}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var parts = mayCancel ? new MessageParts { Choices = [new PartChoice(CancelChoice, CallBackWords.CancelLabel.In(thread.Language))] } : null;
        conversations.Inform(unit, thread.Id, code, words, parts, facts);
    }

    /// <summary>Offers a call-back, with the times to choose from.</summary>
    public void Offer(Unit unit, ConversationRow thread, LocalText text, IReadOnlyList<OpenSlot> slots) => conversations.Inform(
        unit, thread.Id, "callBackOffer", text.In(thread.Language), new MessageParts { CallBack = new PartCallBack([.. slots.Take(PartCallBack.Most).Select(s => new PartTime(s.From, s.To))]) }, null);

    /// <summary>A line for the team alone.</summary>
    public void Line(Unit unit, Guid conversation, string code, object? facts = null) => conversations.Line(unit, conversation, code, facts);
}
