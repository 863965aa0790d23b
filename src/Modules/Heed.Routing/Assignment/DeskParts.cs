using Microsoft.Extensions.Logging;

namespace Heed.Routing.Assignment;

/// <summary>What every desk works with.</summary>
internal sealed record DeskParts(IStore Store, Sighting Sighting, Places Places, Carrier Carrier, Crew Crew, IQueueBook Queues, Round Round, Func<IEnumerable<IPreAnswers>> PreAnswers, TimeProvider Time, ILogger<Desk> Log);
