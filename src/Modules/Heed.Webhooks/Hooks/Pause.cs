namespace Heed.Webhooks.Hooks;

/// <summary>Why a webhook does not run. The numbers are stored.</summary>
internal enum Pause
{
    /// <summary>It runs.</summary>
    None = 0,

    /// <summary>Somebody switched it off.</summary>
    Person = 1,

    /// <summary>The receiver answered 410: it wants no more.</summary>
    Gone = 2,

    /// <summary>Nothing was taken for days.</summary>
    Failing = 3,
}
