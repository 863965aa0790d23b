namespace Heed.Understanding.Public;

/// <summary>Why a model gave no answer.</summary>
public enum ModelFailure
{
    /// <summary>The workspace has none, or it is switched off.</summary>
    Off,

    /// <summary>The day's allowance is used up.</summary>
    Capped,

    /// <summary>This person or visitor asks too often.</summary>
    TooOften,

    /// <summary>It failed several times just now and is left alone for a while.</summary>
    Resting,

    /// <summary>No answer in time.</summary>
    Slow,

    /// <summary>No connection, or a refused one.</summary>
    Unreachable,

    /// <summary>It does not accept the key.</summary>
    KeyRefused,

    /// <summary>An answer that is none: not the protocol, too large, or empty.</summary>
    Garbage,

    /// <summary>It states what stands in nothing it was given, or repeats what it was told to do: nobody is shown that.</summary>
    Ungrounded,

    /// <summary>Nothing the company knows answers the question.</summary>
    NothingFound,
}
