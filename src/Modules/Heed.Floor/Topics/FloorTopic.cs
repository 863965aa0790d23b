namespace Heed.Floor.Topics;

/// <summary>A topic that came up far more often in the last hour than usual.</summary>
/// <param name="IntentId">The intent.</param>
/// <param name="Conversations">In the last hour, of those the caller sees.</param>
/// <param name="Usual">The mean of the same hour over the last two weeks.</param>
/// <param name="Share">Its part of all topics in the last hour, 0 to 1.</param>
/// <param name="Since">The beginning of the hour.</param>
internal sealed record FloorTopic(Guid IntentId, string Name, int Conversations, double Usual, double Share, DateTimeOffset Since);
