// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Foundation has a class of this name, too: in this room it is ours.
public typealias Progress = Basics.Progress
