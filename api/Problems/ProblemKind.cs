using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Problems;

/// <summary>The kinds of problem that the API tells apart. Programs may rely on the names.</summary>
/// <param name="Name">The last part of the problem's type.</param>
/// <param name="Status">The HTTP status that goes with it.</param>
/// <param name="Title">The kind in words.</param>
public sealed record ProblemKind(string Name, int Status, string Title)
{
    /// <summary>The request itself cannot be read, or a query parameter is wrong.</summary>
    public static readonly ProblemKind BadRequest = new("bad-request", StatusCodes.Status400BadRequest, "The request cannot be read");

    /// <summary>The body is not JSON.</summary>
    public static readonly ProblemKind NotJson = new("not-json", StatusCodes.Status400BadRequest, "The body is not JSON");

    /// <summary>The body is JSON, and its content is wrong.</summary>
    public static readonly ProblemKind InvalidContent = new("invalid-content", StatusCodes.Status422UnprocessableEntity, "The content of the body is not valid");

    /// <summary>No valid credential.</summary>
    public static readonly ProblemKind Unauthenticated = new("unauthenticated", StatusCodes.Status401Unauthorized, "A valid token is needed");

    /// <summary>The delivery is not signed by a system that this host knows.</summary>
    public static readonly ProblemKind SignatureRefused = new("signature-refused", StatusCodes.Status401Unauthorized, "The delivery is not signed as agreed");

    /// <summary>A delivery with the same identifier and other content was accepted before.</summary>
    public static readonly ProblemKind DeliveryTaken = new("delivery-taken", StatusCodes.Status409Conflict, "The identifier of the delivery is taken");

    /// <summary>The caller may not do this.</summary>
    public static readonly ProblemKind Forbidden = new("forbidden", StatusCodes.Status403Forbidden, "The caller may not do this");

    /// <summary>There is nothing at this address.</summary>
    public static readonly ProblemKind NotFound = new("not-found", StatusCodes.Status404NotFound, "Not found");

    /// <summary>The address exists, the method does not.</summary>
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "The address does not take this method");

    /// <summary>The body is too large.</summary>
    public static readonly ProblemKind TooLarge = new("too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large");

    /// <summary>The body is of another media type.</summary>
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "The body has to be JSON");

    /// <summary>The ticket was delivered before, asking for something else.</summary>
    public static readonly ProblemKind TicketTaken = new("ticket-taken", StatusCodes.Status409Conflict, "The ticket was delivered before with other content");

    /// <summary>Another run changes the organization, and its profile has a second one refused.</summary>
    public static readonly ProblemKind OrganizationBusy = new("organization-busy", StatusCodes.Status409Conflict, "Another run changes the organization");

    /// <summary>The run's history cannot be read any more.</summary>
    public static readonly ProblemKind HistoryDamaged = new("history-damaged", StatusCodes.Status500InternalServerError, "The history of the run is damaged");

    /// <summary>The run does not wait for a decision.</summary>
    public static readonly ProblemKind RunNotWaiting = new("run-not-waiting", StatusCodes.Status409Conflict, "The run is not waiting for a decision");

    /// <summary>The run waits for a decision on another plan.</summary>
    public static readonly ProblemKind OtherPlan = new("other-plan", StatusCodes.Status409Conflict, "The run waits for a decision on another plan");

    /// <summary>Someone decided already.</summary>
    public static readonly ProblemKind AlreadyDecided = new("already-decided", StatusCodes.Status409Conflict, "The plan was decided on already");

    /// <summary>There is no report before the end.</summary>
    public static readonly ProblemKind RunNotEnded = new("run-not-ended", StatusCodes.Status409Conflict, "The run has not ended");

    /// <summary>The run has ended, or was told to.</summary>
    public static readonly ProblemKind RunOver = new("run-over", StatusCodes.Status409Conflict, "The run is over");

    /// <summary>The run is not one that changes things.</summary>
    public static readonly ProblemKind NothingToUndo = new("nothing-to-undo", StatusCodes.Status409Conflict, "The run has nothing to undo");

    /// <summary>The result is not genuine, or not the answer to this job.</summary>
    public static readonly ProblemKind ResultRefused = new("result-refused", StatusCodes.Status422UnprocessableEntity, "The result was refused");

    /// <summary>The result came after its job had ended.</summary>
    public static readonly ProblemKind LateResult = new("late-result", StatusCodes.Status409Conflict, "The result came too late");

    /// <summary>Another result of the job stands already.</summary>
    public static readonly ProblemKind OtherResult = new("other-result", StatusCodes.Status409Conflict, "Another result stands");

    /// <summary>The code is worth nothing, or not for this certificate.</summary>
    public static readonly ProblemKind EnrolmentRefused = new("enrolment-refused", StatusCodes.Status403Forbidden, "The runner was not enrolled");

    /// <summary>Too many attempts in a short time.</summary>
    public static readonly ProblemKind TooManyAttempts = new("too-many-attempts", StatusCodes.Status429TooManyRequests, "Too many attempts");

    /// <summary>Something went wrong inside.</summary>
    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, "Something went wrong inside HybridTrust");
}
