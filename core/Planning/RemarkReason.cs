namespace HybridTrust.Planning;

/// <summary>What a remark is about.</summary>
public enum RemarkReason
{
    /// <summary>The planner chooses a procedure that the profile does not list.</summary>
    NotAskedFor,

    /// <summary>The profile lists a procedure that the planner leaves out.</summary>
    AskedForInVain,

    /// <summary>The profile lists procedures in an order in which they cannot follow each other.</summary>
    WrongOrder,

    /// <summary>The profile asks for Microsoft Graph where it cannot be had.</summary>
    GraphNotPossible,

    /// <summary>Servers run a product that Microsoft no longer supports.</summary>
    ServersOutOfSupport,

    /// <summary>Servers run a build that cannot use the dedicated hybrid application.</summary>
    ServersTooOldForDedicatedApp,

    /// <summary>EWS in Exchange Online ends, and the organization uses it.</summary>
    EwsEnds,

    /// <summary>The tenant is in another cloud than the worldwide one.</summary>
    OtherCloud,

    /// <summary>Skype for Business Server users with mailboxes in Exchange Online are not covered.</summary>
    SkypeWithExchangeOnline,

    /// <summary>The pool runs a product that Microsoft no longer supports.</summary>
    SkypeOutOfSupport,

    /// <summary>What an earlier time needed can be taken away.</summary>
    Leftovers,

    /// <summary>The topology says two things that do not go together.</summary>
    Contradiction,

    /// <summary>Nothing needs to be done.</summary>
    NothingToDo,
}
