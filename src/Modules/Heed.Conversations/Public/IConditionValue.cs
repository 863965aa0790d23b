using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>The value of a condition, read as the operator asks; what does not fit is refused with its place.</summary>
public interface IConditionValue
{
    /// <summary>A refusal that names the place of the value.</summary>
    InvalidRefusal Wrong(string message);

    /// <summary>One to a hundred texts.</summary>
    List<string> Texts();

    /// <summary>Ids, besides the words that this field knows.</summary>
    (List<Guid> Ids, HashSet<string> Words) Ids(params string[] words);

    /// <summary>Names of an enum, as JSON writes them.</summary>
    List<T> Names<T>()
        where T : struct, Enum;

    /// <summary>A finite number.</summary>
    double Number();
}
