//! THE instruction table: name, operands, one line of meaning.
//!
//! An instruction is one 32-bit word `op | a << 8 | b << 16 | c << 24`; some carry one or two
//! further words. `R[x]` is a register of the running frame, `K[x]` a constant of its code, `S[x]` an
//! inline-cache site (which knows its attribute or global name), `N[x]` a name.
//! Operand letters in the layout string: `a b c` registers; `n` a small count or flag in that byte;
//! `k` a constant index in that byte; `x` an unsigned 16-bit field in b and c; `s` a signed one;
//! `J` a signed 24-bit displacement in a, b and c. A further word is named `j` (signed
//! displacement), `K`, `S`, `N` or `#` (a plain number). Displacements count words from
//! the end of the whole instruction. A backward displacement is a safepoint.

macro_rules! opcodes {
    ($($name:ident $layout:literal $words:literal $meaning:literal;)*) => {
        /// One operation of the register machine.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Op { $(#[doc = $meaning] $name,)* }

        impl Op {
            /// Every operation, in numeric order.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];
            /// Returns the name `aster dis` prints.
            pub const fn name(self) -> &'static str { match self { $(Op::$name => stringify!($name),)* } }
            /// Returns the operand layout of the first word and of the further words.
            pub const fn layout(self) -> (&'static str, &'static str) { match self { $(Op::$name => ($layout, $words),)* } }
            /// Returns how many words the instruction takes.
            #[inline]
            pub const fn words(self) -> usize { LENGTHS[self as usize] as usize }
        }

        /// How many words the instructions take, by number.
        static LENGTHS: [u8; Op::ALL.len()] = [$(1 + $words.len() as u8),*];
    };
}

opcodes! {
    // Moves and names.
    Move "ab" "" "R[a] = R[b]";
    LoadHigh "ax" "" "R[a] = R[x], for registers past 239";
    StoreHigh "ax" "" "R[x] = R[a], for registers past 239";
    LoadConst "ax" "" "R[a] = K[x]";
    LoadConstWide "a" "K" "R[a] = K[word]";
    LoadInt "as" "" "R[a] = s";
    LoadSpecial "ax" "" "R[a] = the special value numbered x (`Special`)";
    LoadFree "ax" "" "R[a] = content of closure cell x; NameError if unbound";
    StoreFree "ax" "" "content of closure cell x = R[a]";
    DelFree "x" "" "unbinds closure cell x; NameError if unbound";
    LoadFreeCell "ax" "" "R[a] = closure cell x itself";
    LoadCell "ab" "" "R[a] = content of the cell in R[b]; error if unbound (names from the register)";
    StoreCell "ab" "" "content of the cell in R[b] = R[a]";
    DelCell "b" "" "unbinds the cell in R[b]; error if unbound";
    MakeCell "a" "" "R[a] = a new cell holding R[a] (an unset register gives an empty cell)";
    NewCell "a" "" "R[a] = a new empty cell";
    LoadGlobal "a" "S" "R[a] = global or builtin named by the site; NameError";
    StoreGlobal "a" "S" "global named by the site = R[a]";
    DelGlobal "n" "S" "deletes the global named by the site; NameError; registers from n - 1 on are free";
    LoadName "a" "S" "R[a] = name of the site in the mapping R[0], else global, else builtin (class bodies, exec)";
    LoadClassFree "ax" "N" "R[a] = name in the mapping R[0], else content of closure cell x";
    StoreName "a" "N" "R[0][name] = R[a]";
    DelName "" "N" "del R[0][name]; NameError";
    CheckBound "a" "N" "UnboundLocalError for name unless R[a] is set";
    DelLocal "ax" "N" "checks as CheckBound, then unsets R[a]; registers from x - 1 on are free";
    Unset "a" "" "R[a] = the unset value";
    UnsetRange "ab" "" "R[a] to R[b] = the unset value";
    // Operators. The K forms take a constant as right operand, the L forms as left.
    Add "abc" "" "R[a] = R[b] + R[c]";
    Sub "abc" "" "R[a] = R[b] - R[c]";
    Mul "abc" "" "R[a] = R[b] * R[c]";
    TrueDiv "abc" "" "R[a] = R[b] / R[c]";
    FloorDiv "abc" "" "R[a] = R[b] // R[c]";
    Mod "abc" "" "R[a] = R[b] % R[c]";
    Pow "abc" "" "R[a] = R[b] ** R[c]";
    Shl "abc" "" "R[a] = R[b] << R[c]";
    Shr "abc" "" "R[a] = R[b] >> R[c]";
    And "abc" "" "R[a] = R[b] & R[c]";
    Or "abc" "" "R[a] = R[b] | R[c]";
    Xor "abc" "" "R[a] = R[b] ^ R[c]";
    MatMul "abc" "" "R[a] = R[b] @ R[c]";
    AddK "abk" "" "R[a] = R[b] + K[c]";
    SubK "abk" "" "R[a] = R[b] - K[c]";
    MulK "abk" "" "R[a] = R[b] * K[c]";
    TrueDivK "abk" "" "R[a] = R[b] / K[c]";
    FloorDivK "abk" "" "R[a] = R[b] // K[c]";
    ModK "abk" "" "R[a] = R[b] % K[c]";
    PowK "abk" "" "R[a] = R[b] ** K[c]";
    ShlK "abk" "" "R[a] = R[b] << K[c]";
    ShrK "abk" "" "R[a] = R[b] >> K[c]";
    AndK "abk" "" "R[a] = R[b] & K[c]";
    OrK "abk" "" "R[a] = R[b] | K[c]";
    XorK "abk" "" "R[a] = R[b] ^ K[c]";
    AddL "akc" "" "R[a] = K[b] + R[c]";
    SubL "akc" "" "R[a] = K[b] - R[c]";
    MulL "akc" "" "R[a] = K[b] * R[c]";
    TrueDivL "akc" "" "R[a] = K[b] / R[c]";
    InplaceAdd "abc" "" "R[a] = R[b] += R[c]";
    InplaceSub "abc" "" "R[a] = R[b] -= R[c]";
    InplaceMul "abc" "" "R[a] = R[b] *= R[c]";
    InplaceTrueDiv "abc" "" "R[a] = R[b] /= R[c]";
    InplaceFloorDiv "abc" "" "R[a] = R[b] //= R[c]";
    InplaceMod "abc" "" "R[a] = R[b] %= R[c]";
    InplacePow "abc" "" "R[a] = R[b] **= R[c]";
    InplaceShl "abc" "" "R[a] = R[b] <<= R[c]";
    InplaceShr "abc" "" "R[a] = R[b] >>= R[c]";
    InplaceAnd "abc" "" "R[a] = R[b] &= R[c]";
    InplaceOr "abc" "" "R[a] = R[b] |= R[c]";
    InplaceXor "abc" "" "R[a] = R[b] ^= R[c]";
    InplaceMatMul "abc" "" "R[a] = R[b] @= R[c]";
    InplaceAddK "abk" "" "R[a] = R[b] += K[c]";
    InplaceSubK "abk" "" "R[a] = R[b] -= K[c]";
    InplaceMulK "abk" "" "R[a] = R[b] *= K[c]";
    InplaceAndK "abk" "" "R[a] = R[b] &= K[c]";
    InplaceShrK "abk" "" "R[a] = R[b] >>= K[c]";
    Neg "ab" "" "R[a] = -R[b]";
    Pos "ab" "" "R[a] = +R[b]";
    Invert "ab" "" "R[a] = ~R[b]";
    Not "ab" "" "R[a] = not R[b]";
    Lt "abc" "" "R[a] = R[b] < R[c]";
    Le "abc" "" "R[a] = R[b] <= R[c]";
    Gt "abc" "" "R[a] = R[b] > R[c]";
    Ge "abc" "" "R[a] = R[b] >= R[c]";
    Eq "abc" "" "R[a] = R[b] == R[c]";
    Ne "abc" "" "R[a] = R[b] != R[c]";
    Is "abc" "" "R[a] = R[b] is R[c]";
    IsNot "abc" "" "R[a] = R[b] is not R[c]";
    In "abc" "" "R[a] = R[b] in R[c]";
    NotIn "abc" "" "R[a] = R[b] not in R[c]";
    // Jumps.
    Jump "J" "" "goes on at J";
    JumpIfTrue "as" "" "goes on at s if R[a] is true";
    JumpIfFalse "as" "" "goes on at s if R[a] is false";
    JumpIfNone "as" "" "goes on at s if R[a] is None";
    JumpIfNotNone "as" "" "goes on at s if R[a] is not None";
    JumpLt "abn" "j" "goes on at j if (R[a] < R[b]) is n";
    JumpLe "abn" "j" "goes on at j if (R[a] <= R[b]) is n";
    JumpGt "abn" "j" "goes on at j if (R[a] > R[b]) is n";
    JumpGe "abn" "j" "goes on at j if (R[a] >= R[b]) is n";
    JumpEq "abn" "j" "goes on at j if (R[a] == R[b]) is n";
    JumpNe "abn" "j" "goes on at j if (R[a] != R[b]) is n";
    JumpIs "abn" "j" "goes on at j if (R[a] is R[b]) is n";
    JumpIn "abn" "j" "goes on at j if (R[a] in R[b]) is n";
    JumpLtK "akn" "j" "goes on at j if (R[a] < K[b]) is n";
    JumpLeK "akn" "j" "goes on at j if (R[a] <= K[b]) is n";
    JumpGtK "akn" "j" "goes on at j if (R[a] > K[b]) is n";
    JumpGeK "akn" "j" "goes on at j if (R[a] >= K[b]) is n";
    JumpEqK "akn" "j" "goes on at j if (R[a] == K[b]) is n";
    JumpNeK "akn" "j" "goes on at j if (R[a] != K[b]) is n";
    // Iteration.
    GetIter "ab" "" "R[a] = iter(R[b])";
    ForIter "ab" "j" "R[a] = next item of R[b] and goes on at j; falls through when exhausted";
    CloseIter "a" "" "closes R[a] if it is a generator nobody else holds (a loop was left early)";
    Unpack "abn" "" "R[a..a+n] = the n items of R[b]";
    UnpackStar "abn" "#" "R[a..] = n items of R[b], a list of the middle, word items of its end";
    // Attributes and items.
    GetAttr "ab" "S" "R[a] = R[b].name";
    SetAttr "ab" "S" "R[a].name = R[b]";
    DelAttr "a" "S" "del R[a].name";
    GetItem "abc" "" "R[a] = R[b][R[c]]";
    GetItemK "abk" "" "R[a] = R[b][K[c]]";
    SetItem "abc" "" "R[a][R[b]] = R[c]";
    SetItemK "akc" "" "R[a][K[b]] = R[c]";
    DelItem "ab" "" "del R[a][R[b]]";
    BuildSlice "abn" "" "R[a] = slice of the n (2 or 3) values from R[b]";
    // Calls.
    Call "abn" "" "R[a] = R[b](n values from R[b+1])";
    CallKw "abn" "K" "as Call; the last of the n values are keywords named by the tuple K";
    CallMethod "abn" "S" "R[a] = R[b+1].name(n values from R[b+2]); R[b] is scratch";
    CallMethodKw "abn" "SK" "as CallMethod; the last of the n values are keywords named by the tuple K";
    CallHigh "abn" "" "as Call, in code with registers past 239, which the callee's must not overlap";
    CallMethodHigh "abn" "S" "as CallMethod, in code with registers past 239";
    LoadMethod "b" "S" "R[b], R[b+1] = function and receiver to call R[b+1].name with, or that attribute and unset";
    CallLoaded "abn" "" "R[a] = what LoadMethod left at R[b](n values from R[b+2])";
    CallLoadedKw "abn" "K" "as CallLoaded; the last of the n values are keywords named by the tuple K";
    CallEx "ab" "" "R[a] = R[b](*R[b+1], **R[b+2]); R[b+1] a list or tuple, R[b+2] a dict or None";
    Return "a" "" "returns R[a]";
    ReturnNone "" "" "returns None";
    Discard "a" "" "an expression statement drops the result of a call";
    ShowResult "a" "" "the REPL shows the value of an expression statement";
    // Building.
    BuildTuple "abn" "" "R[a] = tuple of the n values from R[b]";
    BuildList "abn" "" "R[a] = list of the n values from R[b]";
    BuildSet "abn" "" "R[a] = set of the n values from R[b]";
    BuildDict "abn" "" "R[a] = dict of n key-value pairs from R[b]";
    BuildString "abn" "" "R[a] = the n strings from R[b], joined";
    ListAppend "ab" "" "appends R[b] to the list R[a]";
    ListExtend "ab" "" "extends the list R[a] by the iterable R[b]";
    GatherArgs "abc" "" "R[a] = the values of `*R[b]` in a call of R[c], a tuple or list; its TypeError names that";
    SetAdd "ab" "" "adds R[b] to the set R[a]";
    SetUpdate "ab" "" "adds the items of the iterable R[b] to the set R[a]";
    DictSet "abc" "" "the dict R[a][R[b]] = R[c]";
    DictUpdate "ab" "" "updates the dict R[a] with the mapping R[b]";
    DictMergeArgs "abc" "" "as DictUpdate, for `**R[b]` in a call of R[c]; a repeated key is a TypeError";
    ListToTuple "ab" "" "R[a] = tuple(R[b]), R[b] a list";
    Format "abn" "" "R[a] = format(R[b]) after conversion n (0 none, 1 str, 2 repr, 3 ascii)";
    FormatSpec "abc" "" "R[a] = format(R[b], R[c])";
    Convert "abn" "" "R[a] = R[b] after conversion n";
    MakeFunction "abn" "K" "R[a] = function of code K; from R[b], as flags n say: 1 defaults tuple, 2 keyword defaults dict, 4 annotations dict";
    MakeClass "ab" "" "R[a] = class: R[b] body function, R[b+1] name, R[b+2] bases (tuple or list), R[b+3] keywords (dict or None)";
    // Imports.
    ImportName "ann" "K" "R[a] = module K, or K[0] with K[1] wanted of it; n: 0 gives the top package, 1 the leaf, 2 that past any hook; the third byte is the level";
    ImportFrom "ab" "N" "R[a] = name from the module R[b]; ImportError";
    ImportStar "b" "" "all public names of the module R[b] into the namespace";
    // Generators and coroutines. Yield saves the pc after itself, Await and YieldFrom their own.
    Yield "ab" "" "hands R[b] to the resumer; R[a] = what is sent back";
    GetYieldFrom "ab" "" "R[a] = iterator or coroutine to delegate to, from R[b]";
    YieldFrom "ab" "" "R[a] = result of delegating to the iterator R[b]";
    GetAwaitable "abn" "" "R[a] = awaitable of R[b]; n: 0 await, 1 __aenter__, 2 __aexit__ (for the message), 3 await of a variable, which goes on holding it";
    Await "ab" "" "R[a] = result of awaiting R[b], which GetAwaitable made";
    GetAsyncIter "ab" "" "R[a] = R[b].__aiter__(); R[a+1] = None, for ForAwait";
    ForAwait "ab" "j" "R[a] = await anext(R[b]) and goes on at j; falls through at the end; R[b+1] holds the awaitable";
    // Exceptions. The handler's register comes from the exception table.
    Raise "a" "" "raise R[a]";
    RaiseFrom "ab" "" "raise R[a] from R[b]";
    RaiseBare "" "" "raise the exception being handled";
    Reraise "a" "" "lets the exception R[a] go on as it was (end of finally, no handler matched)";
    JumpIfNoMatch "ab" "j" "goes on at j unless the exception R[a] is of class (or tuple of classes) R[b]";
    MatchStar "abc" "" "except*: R[a] = part of group R[b] matching R[c] or None; R[b] = the rest or None";
    RaiseStar "abc" "" "except*: R[a] = what goes on after the handlers (None: nothing), from the list R[b] of raised ones and last rest, of the original R[c]";
    WithEnter "ab" "" "R[a] = bound __exit__ of R[b]; R[a+1] = result of its __enter__()";
    AsyncWithEnter "ab" "" "R[a] = bound __aexit__ of R[b]; R[a+1] = __aenter__(), not yet awaited";
    WithExit "abc" "" "R[a] = R[b](type, exception, traceback) for the exception R[c]";
    // Match statements.
    MatchSequence "ab" "" "R[a] = R[b] is a sequence for patterns";
    MatchMapping "ab" "" "R[a] = R[b] is a mapping";
    Len "ab" "" "R[a] = len(R[b])";
    MatchKeys "abc" "" "R[a] = tuple of the values of mapping R[b] at the keys of tuple R[c], or None";
    MatchRest "abc" "" "R[a] = dict of R[b] without the keys of tuple R[c]";
    MatchClass "abc" "K#" "R[a] = tuple of attributes of R[b] for class pattern R[c] with keyword names K and word positional ones, or None";
}

/// The values `LoadSpecial` can load.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u16)]
pub enum Special {
    None,
    True,
    False,
    Ellipsis,
    /// The class `AssertionError`, whatever the name is bound to.
    AssertionError,
    /// The dict of the running module's globals (for class bodies: `__module__`).
    ModuleName,
}

impl Op {
    /// Returns the operation of an instruction word, if its low byte is one.
    pub fn decode(word: u32) -> Option<Op> {
        Op::ALL.get((word & 0xff) as usize).copied()
    }

    /// Tells whether the next instruction is never reached by falling through.
    pub fn ends_flow(self) -> bool {
        matches!(
            self,
            Op::Jump
                | Op::Return
                | Op::ReturnNone
                | Op::Raise
                | Op::RaiseFrom
                | Op::RaiseBare
                | Op::Reraise
        )
    }
}

/// The last operand of a `GetAwaitable` whose awaitable a variable goes on holding.
pub const KEPT_BY_VARIABLE: u8 = 3;

/// Packs an instruction of three byte operands.
pub const fn abc(op: Op, a: u8, b: u8, c: u8) -> u32 {
    op as u32 | (a as u32) << 8 | (b as u32) << 16 | (c as u32) << 24
}

/// Packs a jump with a signed 24-bit displacement.
pub const fn jump(op: Op, displacement: i32) -> u32 {
    op as u32 | (displacement as u32) << 8
}
