namespace Heed.Knowledge.Public;

/// <summary>Why the meaning of texts is not known. The numbers are stored.</summary>
public enum MeaningFailure
{
    /// <summary>There is no such service, or it is switched off.</summary>
    Off = 0,

    /// <summary>The day's allowance is used up, or the part of it that work in the background may take.</summary>
    Capped = 1,

    /// <summary>It failed several times just now and is left alone for a while.</summary>
    Resting = 2,

    /// <summary>No answer in time.</summary>
    Slow = 3,

    /// <summary>No connection, or an error over there.</summary>
    Unreachable = 4,

    /// <summary>It does not accept the key.</summary>
    KeyRefused = 5,

    /// <summary>It does not take these texts, or knows no such model.</summary>
    Refused = 6,

    /// <summary>What came back are no vectors for these texts.</summary>
    Garbage = 7,
}
