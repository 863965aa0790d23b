using Heed.Platform.Store;

namespace Heed.Notices.Public;

/// <summary>Tells people what concerns them, inside the unit of the act itself.</summary>
public interface INotices
{
    /// <summary>
    /// Adds a notice for a person. Nobody is told of an act of their own. With a <paramref name="subject"/> (the message,
    /// the rating) a person gets one notice of the kind about it, however often the act is repeated.
    /// </summary>
    /// <param name="kind">One of <see cref="NoticeKinds"/>; the console words it.</param>
    /// <param name="facts">Small object of ids, states and scores; never text, names or addresses.</param>
    void Notify(Unit unit, Guid person, string kind, Guid? conversation = null, Guid? actor = null, object? facts = null, Guid? subject = null);
}
