namespace Heed.Understanding.Learning;

/// <summary>Why a learnt model was not put into use by itself.</summary>
internal enum HoldReason
{
    /// <summary>It was.</summary>
    None,

    /// <summary>It told clearly fewer of the tests rightly than the one in use.</summary>
    Worse,

    /// <summary>The workspace wants a person to decide.</summary>
    Asked,
}
