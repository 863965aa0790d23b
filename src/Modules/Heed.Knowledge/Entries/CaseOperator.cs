namespace Heed.Knowledge.Entries;

/// <summary>How a fact is compared.</summary>
internal enum CaseOperator
{
    Eq,
    Ne,
    Gt,
    Gte,
    Lt,
    Lte,
    Contains,
    Set,
    Unset,
}
