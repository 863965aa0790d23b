namespace Heed.Channels.Api.Outbox;

/// <summary>A message that is due, as the pump reads it.</summary>
internal sealed record OutgoingRow(Guid Message, Guid Conversation, Guid Customer, int Attempts, DateTimeOffset Begun);
